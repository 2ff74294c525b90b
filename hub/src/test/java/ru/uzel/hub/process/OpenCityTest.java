package ru.uzel.hub.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.hub.WorkedExample;
import ru.uzel.hub.database.DatabaseSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Requests that residents made on a city's own server, on their way through the whole hub. */
class OpenCityTest {

  private static final String PARTY =
      """
      name: city
      title: Открытый город
      adapter: open311
      settings: { endpoint: "http://127.0.0.1:%d/open311/v2", endpointKey: file:city.key, poll: 200ms }
      """;

  private static final String FLOW =
      """
      name: city
      from: { parties: [city], kinds: [CitizenMessage] }
      when: subject.sector in ["ROADS"]
      to:
        - { party: roads, priority: normal }
      """;

  @TempDir private Path data;
  private final AtomicReference<String> requests = new AtomicReference<>("[]");
  private HttpServer city;

  @BeforeEach
  void open() throws Exception {
    city = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    city.createContext(
        "/open311/v2/requests.json",
        exchange -> {
          byte[] body = requests.get().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    city.start();
    Files.writeString(
        Files.createDirectories(data.resolve("hub/secrets")).resolve("city.key"), "an-open-key");
  }

  @AfterEach
  void close() {
    city.stop(0);
  }

  @Test
  void takesARequestIntoACaseOnceAlsoAfterARestart() throws Exception {
    requests.set("[" + request("r-1", "pothole") + "," + request("r-2", "comet") + "]");
    try (HubProcess hub = start()) {
      awaitTypes(hub, "r-1", "PREPARED");
      awaitTypes(hub, "r-2", "PARKED");
      assertThat(records(hub, "r-2").findValuesAsString("failure")).contains("unknown-category");
    }
    requests.set("[" + request("r-1", "pothole") + "," + request("r-3", "pothole") + "]");

    try (HubProcess hub = start()) {
      awaitTypes(hub, "r-3", "PREPARED");
      assertThat(types(hub, "r-1")).containsOnlyOnce("ACCEPTED", "DECIDED");
    }
  }

  private HubProcess start() {
    Path configuration = data.resolve("config");
    if (!Files.exists(configuration)) {
      WorkedExample.copiedTo(configuration)
          .with("parties/city.yaml", PARTY.formatted(city.getAddress().getPort()))
          .with("flows/city.yaml", FLOW);
    }
    return HubProcess.start(
        new HubSettings(
            data.resolve("hub"), configuration, "127.0.0.1", 0, DatabaseSettings.embedded(0)));
  }

  private static String request(String id, String code) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("service_request_id", id)
        .put("service_code", code)
        .put("status", "open")
        .put("description", "Яма " + id)
        .put("requested_datetime", Instant.now().minusSeconds(60).toString())
        .put("lat", id.equals("r-3") ? 57.5 : 57.1)
        .put("long", 35.9)
        .toString();
  }

  private void awaitTypes(HubProcess hub, String id, String type) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(types(hub, id)).contains(type));
  }

  private List<String> types(HubProcess hub, String id) throws Exception {
    return records(hub, id).findValuesAsString("type");
  }

  /** Everything on record of the message with that id of the city's. */
  private JsonNode records(HubProcess hub, String id) throws Exception {
    String message =
        journal(hub, "externalId=" + id).findValuesAsString("messageId").stream()
            .findFirst()
            .orElse("");
    return message.isEmpty()
        ? JsonNodeFactory.instance.arrayNode()
        : journal(hub, "messageId=" + message);
  }

  private JsonNode journal(HubProcess hub, String query) throws Exception {
    String token = Files.readString(data.resolve("hub/secrets/management.token")).strip();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(hub.url() + "/manage/journal?" + query))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + token)
            .build();
    return JsonMapper.shared()
        .readTree(
            HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString(StandardCharsets.UTF_8))
                .body())
        .path("records");
  }
}
