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
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.hub.WorkedExample;
import ru.uzel.hub.database.DatabaseSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Appeals of ПОС over РСМЭВ on their way through the whole hub, by the party of the docs. */
class RsmevAppealsTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** Lists that ПОС has for the next questions. */
  private static final Queue<String> LISTS = new ConcurrentLinkedQueue<>();

  private static final Queue<String> ASKED = new ConcurrentLinkedQueue<>();
  private static final AtomicReference<String> WAITING = new AtomicReference<>("");
  private static final List<String> CONFIRMED = new CopyOnWriteArrayList<>();

  @TempDir private static Path data;
  private static HttpServer gateway;
  private static HubProcess hub;

  @BeforeAll
  static void start() throws Exception {
    gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext("/api/smev/", RsmevAppealsTest::serve);
    gateway.start();
    WorkedExample example = WorkedExample.copiedTo(data.resolve("config"));
    example.with(
        "parties/pos-edms.yaml",
        documented()
            .replaceFirst(
                "endpoint: \\S+", "endpoint: http://127.0.0.1:" + gateway.getAddress().getPort())
            .replaceFirst("poll: \\S+", "poll: 100ms"));
    String flow = Files.readString(example.directory().resolve("flows/roads.yaml"));
    example.with("flows/roads.yaml", flow.replace("inquiries]", "inquiries, pos-edms]"));
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
    if (gateway != null) {
      gateway.stop(0);
    }
  }

  @Test
  void bringsAnAppealIntoACaseOfTheBodyThatIsToAnswerAndConfirmsIt() throws Exception {
    LISTS.add(list(appeal("563066101", "Дороги", "Яма"), appeal("563066102", "Дороги", "")));

    String id = message("563066101", 0);

    awaitRecord(id, "PREPARED");
    assertThat(records(id).findValuesAsString("party")).contains("pos-edms", "roads");
    awaitRefusal("missing-field", "\"563066102\"", "/Appeals[2]/Description");
    await().atMost(Duration.ofSeconds(30)).until(() -> !CONFIRMED.isEmpty());
  }

  @Test
  void keepsAChangedAppealWithItsCase() throws Exception {
    LISTS.add(list(appeal("563066111", "Дороги", "Яма")));
    String first = message("563066111", 0);
    awaitRecord(first, "DECIDED");

    LISTS.add(list(appeal("563066111", "Дороги", "Яма стала глубже")));
    String second = message("563066111", 1);

    awaitRecord(second, "DECIDED");
    assertThat(records(second).findValuesAsString("caseId").get(0))
        .isEqualTo(records(first).findValuesAsString("caseId").get(0));
  }

  @Test
  void parksAnAppealOfACategoryThatNobodyMapped() throws Exception {
    LISTS.add(list(appeal("563066121", "Полёты во сне", "Яма")));

    String id = message("563066121", 0);

    awaitRecord(id, "PARKED");
    assertThat(records(id).findValuesAsString("failure")).contains("unknown-category");
  }

  @Test
  void putsAnAnswerWithADoctypeOnRecord() throws Exception {
    LISTS.add(
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
            + "<PosEdmsResponse>&e;</PosEdmsResponse>");

    awaitRefusal("malformed", "pos-edms");
  }

  private static String documented() throws IOException {
    String page = Files.readString(WorkedExample.original().resolve("../docs/formats/rsmev.md"));
    Matcher example = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(page);
    assertThat(example.find()).isTrue();
    return example.group(1);
  }

  private static void serve(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    if (path.endsWith("/sendrequest")) {
      String requestId = UUID.randomUUID().toString();
      ASKED.add(requestId);
      answer(exchange, 200, "{\"requestId\":\"" + requestId + "\"}");
    } else if (path.endsWith("/getresponse")) {
      String response = WAITING.updateAndGet(now -> now.isEmpty() ? answered() : now);
      answer(exchange, response.isEmpty() ? 404 : 200, response.isEmpty() ? "null" : response);
    } else {
      CONFIRMED.add(path);
      WAITING.set("");
      answer(exchange, 200, "");
    }
  }

  /** The answer to the oldest question, once ПОС has something to say. */
  private static String answered() {
    if (ASKED.isEmpty() || LISTS.isEmpty()) {
      return "";
    }
    String xml = LISTS.remove();
    return JsonNodeFactory.instance
        .objectNode()
        .put("requestId", ASKED.remove())
        .put("xml", Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8)))
        .toString();
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String list(String... appeals) {
    return "<PosEdmsResponse><AppealListResponse><Status><OperationResult>SUCCESS</OperationResult>"
        + "<Description/></Status>"
        + String.join("", appeals)
        + "<Count>"
        + appeals.length
        + "</Count></AppealListResponse></PosEdmsResponse>";
  }

  private static String appeal(String id, String subject, String text) {
    return "<Appeals><Id>"
        + id
        + "</Id><Description>"
        + text
        + "</Description><SubjectName>"
        + subject
        + "</SubjectName><CreatedAt>2026-11-26T10:15:00+03:00</CreatedAt>"
        + "<Address>г. Липецк, ул. "
        + id
        + "</Address></Appeals>";
  }

  private static String message(String number, int which) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                journal("externalId=" + number)
                    .valueStream()
                    .filter(record -> record.path("type").asString().equals("ACCEPTED"))
                    .map(record -> record.path("messageId").asString())
                    .sorted()
                    .toList(),
            ids -> ids.size() > which)
        .get(which);
  }

  private static void awaitRefusal(String... parts) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(journal("type=REFUSED").toString()).contains(parts));
  }

  private static void awaitRecord(String id, String type) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(records(id).findValuesAsString("type")).contains(type));
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
