package ru.uzel.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ru.uzel.bench.book.JournalLine;

class LoadTest {

  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer hub;

  @BeforeEach
  void start() throws IOException {
    hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hub.createContext(
        "/requests.json",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          byte[] body =
              "[{\"service_request_id\":\"m%d\"}]"
                  .formatted(asked.incrementAndGet())
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(201, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    hub.start();
  }

  @AfterEach
  void stop() {
    hub.stop(0);
  }

  private Load load(int unfinished, long most) {
    return new Load(
        URI.create("http://127.0.0.1:" + hub.getAddress().getPort() + "/requests.json"),
        number -> new Load.Form("k" + number, "a=b", 2),
        2,
        unfinished,
        most);
  }

  private static JournalLine line(String type, String caseId, String messageId) {
    return new JournalLine(
        1, Instant.now(), type, "regional", caseId, messageId, null, null, null, "", null);
  }

  @Test
  void isAtAnEndWithTheLastOfItsStatusesOnly() {
    try (Load load = load(1, 1)) {
      load.start();
      Awaitility.await().until(() -> load.accepted() == 1);
      load.opened(line("DECIDED", "c1", "m1"));

      load.completed(line("DELIVERED", "c1", "o1"));
      assertThat(load.unfinished()).isEqualTo(1);
      assertThat(load.completions()).isEmpty();

      load.completed(line("DELIVERED", "c1", "o2"));
      assertThat(load.unfinished()).isZero();
      assertThat(load.completions()).hasSize(1);
    }
  }

  @Test
  void sendsNoMoreThanIsWanted() {
    try (Load load = load(10, 3)) {
      load.start();
      Awaitility.await().until(() -> !load.isSending());

      assertThat(load.accepted()).isEqualTo(3);
      assertThat(asked).hasValue(3);
    }
  }
}
