package ru.uzel.mocks.executor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicReference;
import ru.uzel.mocks.Mock;
import ru.uzel.mocks.MockSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A responsible body with a REST interface, see README.md beside this file. */
public final class ExecutorMock implements Mock {

  private final AtomicReference<BodySettings> settings;
  private final AtomicReference<BodyBehaviour> behaviour =
      new AtomicReference<>(BodyBehaviour.usual());
  private final BodyBook book;
  private final UpdateSender updates;
  private final AssignmentDoor door;

  public ExecutorMock(MockSettings mocks) throws IOException {
    Files.createDirectories(mocks.data());
    settings = new AtomicReference<>(BodySettings.initial(mocks.hub()));
    BodyKey key = BodyKey.create("CN=Zarechny District, O=Invented");
    key.writeCertificate(mocks.data().resolve("executor.crt.pem"));
    book = new BodyBook(mocks.data().resolve("executor-book.jsonl"));
    updates = new UpdateSender(book, key, settings::get, behaviour::get);
    door =
        new AssignmentDoor(
            book, key, mocks.hubCertificate(), updates, settings::get, behaviour::get);
  }

  @Override
  public void mount(HttpServer server) {
    server.createContext("/executor/v1/", door::serve);
    server.createContext("/control/executor/config", controlled("PUT", this::configure));
    server.createContext("/control/executor/behaviour", controlled("PUT", this::behave));
    server.createContext("/control/executor/updates", controlled("POST", this::send));
    server.createContext("/books/executor", exchange -> answer(exchange, 200, book.toJson()));
  }

  /** What a control does with its body. */
  private interface Control {
    void take(JsonNode json);
  }

  private static HttpHandler controlled(String method, Control control) {
    return exchange -> {
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (!exchange.getRequestMethod().equals(method)) {
        answer(exchange, 405, "{}".getBytes(StandardCharsets.UTF_8));
        return;
      }
      try {
        control.take(JsonMapper.shared().readTree(body));
        answer(exchange, 200, "{}".getBytes(StandardCharsets.UTF_8));
      } catch (JacksonException | IllegalArgumentException wrong) {
        answer(
            exchange,
            400,
            JsonMapper.shared().writeValueAsBytes(String.valueOf(wrong.getMessage())));
      }
    };
  }

  private void configure(JsonNode json) {
    settings.updateAndGet(before -> before.changedBy(json));
  }

  private void behave(JsonNode json) {
    behaviour.set(BodyBehaviour.of(json));
  }

  private void send(JsonNode json) {
    if (!(json instanceof ObjectNode event)) {
      throw new IllegalArgumentException("a JSON object is wanted: the event to send");
    }
    updates.send(event);
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    updates.close();
    try {
      book.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
