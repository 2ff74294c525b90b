package ru.uzel.hub.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.hub.WorkedExample;
import ru.uzel.hub.database.DatabaseSettings;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A resident's request to one Open311 server is worked on by a body that has another. */
class CityBodyTest {

  private static final String PARTY =
      """
      name: %s
      title: Сервер %s
      adapter: open311
      settings: { endpoint: "http://127.0.0.1:%d/%s", endpointKey: file:city.key, poll: 200ms%s }
      """;

  private static final String FLOW =
      """
      name: to-city
      from: { parties: [village], kinds: [CitizenMessage] }
      when: subject.sector in ["ROADS"]
      to:
        - { party: city, priority: normal }
      """;

  private static final String ANSWERS =
      """
      name: from-city
      from: { parties: [city], kinds: [StatusUpdate] }
      to:
        - { party: $origin, priority: normal }
      """;

  @TempDir private Path data;
  private final AtomicReference<String> state = new AtomicReference<>("\"status\":\"open\"");
  private final List<String> made = new CopyOnWriteArrayList<>();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final Instant since = Instant.now().minusSeconds(60);
  private HttpServer servers;
  private HubProcess hub;

  @BeforeEach
  void open() throws Exception {
    servers = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    servers.createContext(
        "/",
        exchange -> {
          String form =
              URLDecoder.decode(
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                  StandardCharsets.UTF_8);
          byte[] answer =
              answer(exchange.getRequestMethod() + exchange.getRequestURI().getPath(), form)
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    servers.start();
    Files.writeString(
        Files.createDirectories(data.resolve("hub/secrets")).resolve("city.key"), "an-open-key");
  }

  private String answer(String call, String form) {
    return switch (call) {
      case "GET/village/requests.json" -> "[" + pothole() + "]";
      case "POST/village/servicerequestupdates.json" -> {
        told.add(form);
        yield "[{\"update_id\":\"u" + told.size() + "\"}]";
      }
      case "POST/city/requests.json" -> {
        made.add(form);
        yield "[{\"service_request_id\":\"c-1\",\"service_notice\":\"\"}]";
      }
      default -> "[{\"service_request_id\":\"c-1\"," + state.get() + "}]";
    };
  }

  private ObjectNode pothole() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("service_request_id", "v-1")
        .put("service_code", "pothole")
        .put("status", "open")
        .put("description", "Яма на Садовой")
        .put("requested_datetime", since.toString())
        .put("lat", 57.1)
        .put("long", 35.9);
  }

  @AfterEach
  void close() {
    if (hub != null) {
      hub.close();
    }
    servers.stop(0);
  }

  @Test
  void theCaseGoesThereAsARequestAndItsStatesComeBackAsAnswers() throws Exception {
    hub = start();
    awaitThat(() -> assertThat(told).anyMatch(form -> form.contains("status=INVESTIGATING")));
    assertThat(made)
        .singleElement()
        .asString()
        .contains("service_code=001", "description=Яма на Садовой", "lat=57.1");

    state.set("\"status\":\"closed\",\"status_notes\":\"Яма заделана\"");

    awaitThat(
        () ->
            assertThat(told)
                .anyMatch(
                    form ->
                        form.contains("status=FIXED")
                            && form.contains("description=Яма заделана")));
    assertThat(made).hasSize(1);
  }

  private HubProcess start() {
    Path configuration = data.resolve("config");
    WorkedExample.copiedTo(configuration)
        .with("parties/village.yaml", party("village", ""))
        .with("parties/city.yaml", party("city", ", services: pothole = 001; ROADS = 002"))
        .with("flows/to-city.yaml", FLOW)
        .with("flows/from-city.yaml", ANSWERS);
    return HubProcess.start(
        new HubSettings(
            data.resolve("hub"), configuration, "127.0.0.1", 0, DatabaseSettings.embedded(0)));
  }

  private String party(String name, String more) {
    return PARTY.formatted(name, name, servers.getAddress().getPort(), name, more);
  }

  private static void awaitThat(ThrowingRunnable holds) {
    await().atMost(Duration.ofSeconds(60)).untilAsserted(holds);
  }
}
