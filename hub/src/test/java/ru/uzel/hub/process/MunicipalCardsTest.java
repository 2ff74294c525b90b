package ru.uzel.hub.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
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
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.hub.WorkedExample;
import ru.uzel.hub.database.DatabaseSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Records of a polled system on their way through the whole hub, over the worked example. */
class MunicipalCardsTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Map<Integer, ObjectNode> CARDS = new ConcurrentSkipListMap<>();

  @TempDir private static Path data;
  private static HttpServer system;
  private static HubProcess hub;

  @BeforeAll
  static void start() throws Exception {
    system = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    system.createContext("/login/admin", MunicipalCardsTest::login);
    system.createContext("/report/operative", MunicipalCardsTest::report);
    system.start();
    Path secrets = Files.createDirectories(data.resolve("hub/secrets"));
    Files.writeString(secrets.resolve("municipal.password"), "a password of this test");
    WorkedExample example = WorkedExample.copiedTo(data.resolve("config"));
    String party = Files.readString(example.directory().resolve("parties/municipal.yaml"));
    example.with(
        "parties/municipal.yaml",
        party
            .replaceFirst(
                "endpoint: \\S+", "endpoint: http://127.0.0.1:" + system.getAddress().getPort())
            .replaceFirst("poll: \\S+", "poll: 200ms"));
    hub =
        HubProcess.start(
            new HubSettings(
                data.resolve("hub"),
                example.directory(),
                "127.0.0.1",
                0,
                DatabaseSettings.embedded(0)));
  }

  @AfterAll
  static void stop() {
    if (hub != null) {
      hub.close();
    }
    if (system != null) {
      system.stop(0);
    }
  }

  @Test
  void bringsAPolledCardIntoACaseOfTheBodyThatIsToAnswer() throws Exception {
    String id = taken(101, card(101, "В работе", "Дороги"));

    awaitRecord(id, "PREPARED");
    assertThat(types(id)).contains("ACCEPTED", "DECIDED", "OUTPUT", "PREPARED");
    assertThat(records(id).findValuesAsString("party")).contains("municipal", "roads");
  }

  @Test
  void keepsANewStatusOfAKnownCardWithItsCase() throws Exception {
    String first = taken(102, card(102, "В работе", "Дороги"));
    awaitRecord(first, "DECIDED");

    CARDS.put(102, card(102, "Решено", "Дороги"));
    String second = message(102, 1);

    awaitRecord(second, "DECIDED");
    assertThat(records(second).findValuesAsString("detail"))
        .anyMatch(detail -> detail.startsWith("stored: revision Решено"));
    assertThat(records(second).findValuesAsString("caseId").get(0))
        .isEqualTo(records(first).findValuesAsString("caseId").get(0));
    assertThat(types(second)).doesNotContain("OUTPUT");
  }

  @Test
  void parksACardWhoseStatusNobodyMapped() throws Exception {
    String id = taken(103, card(103, "Ждёт чуда", "Дороги"));

    awaitRecord(id, "PARKED");
    assertThat(records(id).findValuesAsString("failure")).contains("unknown-status");
  }

  @Test
  void putsABadRecordOnRecordAndGoesOn() throws Exception {
    CARDS.put(104, card(104, "В работе", "Дороги").put("created", "позавчера"));
    String id = taken(105, card(105, "В работе", "Мусор"));

    awaitRecord(id, "PREPARED");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(journal("type=REFUSED").toString())
                    .contains("invalid-field", "#/created", "\"104\"")
                    .doesNotContain("позавчера"));
  }

  private static void login(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    boolean known = form.contains("j_password=a%20password%20of%20this%20test");
    exchange.getResponseHeaders().set("Set-Cookie", "JSESSIONID=s1; Path=/");
    answer(exchange, 200, known ? "{}" : "{\"error\":\"нет\"}");
  }

  private static void report(HttpExchange exchange) throws IOException {
    if (!List.of("JSESSIONID=s1").equals(exchange.getRequestHeaders().get("Cookie"))) {
      answer(exchange, 302, "{}");
      return;
    }
    ArrayNode page = JsonNodeFactory.instance.arrayNode();
    CARDS.values().forEach(page::add);
    answer(exchange, 200, page.toString());
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static ObjectNode card(int id, String status, String category) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("cardId", id)
        .put("address", "г. Зареченск, ул. Мира, д. " + id)
        .put("ecurCategory", category)
        .put("body", "Яма")
        .put("created", LocalDate.now(ZoneId.of("Europe/Moscow")) + "T00:00:01")
        .put("status", status);
  }

  /** The hub's id of the card's first message. */
  private static String taken(int cardId, ObjectNode card) throws Exception {
    CARDS.put(cardId, card);
    return message(cardId, 0);
  }

  private static String message(int cardId, int which) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                journal("externalId=" + cardId)
                    .valueStream()
                    .filter(record -> record.path("type").asString().equals("ACCEPTED"))
                    .map(record -> record.path("messageId").asString())
                    .sorted()
                    .toList(),
            ids -> ids.size() > which)
        .get(which);
  }

  private static void awaitRecord(String id, String type) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(types(id)).contains(type));
  }

  private static List<String> types(String id) throws Exception {
    return records(id).findValuesAsString("type");
  }

  private static JsonNode records(String id) throws Exception {
    return journal("messageId=" + id);
  }

  private static JsonNode journal(String query) throws Exception {
    String token = Files.readString(data.resolve("hub/secrets/management.token")).strip();
    String answer =
        CLIENT
            .send(
                HttpRequest.newBuilder(URI.create(hub.url() + "/manage/journal?" + query))
                    .header("Authorization", "Bearer " + token)
                    .timeout(Duration.ofSeconds(30))
                    .build(),
                BodyHandlers.ofString(StandardCharsets.UTF_8))
            .body();
    return JsonMapper.shared().readTree(answer).path("records");
  }
}
