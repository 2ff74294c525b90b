package ru.uzel.hub.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.hub.WorkedExample;
import ru.uzel.hub.database.DatabaseSettings;
import ru.uzel.model.party.KeyDigest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Appeals under 59-ФЗ on their way through the whole hub, over the worked example. */
class RegisteredAppealsTest {

  private static final String API_KEY = "a key of this test";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private static Path data;
  private static HubProcess hub;

  @BeforeAll
  static void start() throws Exception {
    Path secrets = Files.createDirectories(data.resolve("hub/secrets"));
    Files.writeString(secrets.resolve("appeals.api-key.sha256"), KeyDigest.hex(API_KEY));
    hub =
        HubProcess.start(
            new HubSettings(
                data.resolve("hub"),
                WorkedExample.original(),
                "127.0.0.1",
                0,
                DatabaseSettings.embedded(0)));
  }

  @AfterAll
  static void stop() {
    if (hub != null) {
      hub.close();
    }
  }

  @Test
  void takesAnAppealIntoACaseOfTheBodyThatIsToAnswer() throws Exception {
    String id = taken(appeal("А26-1", "0004.0015.0155.0946"));

    awaitRecord(id, "PREPARED");
    assertThat(types(id)).contains("ACCEPTED", "DECIDED", "OUTPUT", "PREPARED");
    assertThat(records(id).findValuesAsString("party")).contains("appeals", "roads");
  }

  /** Of a code that no line names, the more general place decides. */
  @Test
  void goesByTheSectionWhereNobodyMappedTheCode() throws Exception {
    String id = taken(appeal("А26-2", "0005.0005.0055.1119"));

    awaitRecord(id, "PREPARED");
    assertThat(records(id).findValuesAsString("party")).contains("utilities");
  }

  @Test
  void parksACodeThatNobodyMapped() throws Exception {
    String id = taken(appeal("А26-3", "0001.0001.0001.0001"));

    awaitRecord(id, "PARKED");
    assertThat(records(id).findValuesAsString("failure")).contains("unknown-category");
  }

  @Test
  void knowsARepetitionAndRefusesOtherContentUnderItsNumber() throws Exception {
    ObjectNode appeal = appeal("А26-4", "0004.0015.0155.0946");
    String id = taken(appeal);
    awaitRecord(id, "DECIDED");

    HttpResponse<String> again = post(appeal, API_KEY);
    HttpResponse<String> altered = post(appeal.put("text", "Другое"), API_KEY);

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(json(again.body()).path("messageId").asString()).isEqualTo(id);
    assertThat(altered.statusCode()).isEqualTo(409);
    assertThat(json(altered.body()).path("code").asString()).isEqualTo("altered-repetition");
  }

  @Test
  void refusesAStranger() throws Exception {
    HttpResponse<String> refused =
        post(appeal("А26-5", "0004.0015.0155.0946"), "a key of somebody else");

    assertThat(refused.statusCode()).isEqualTo(401);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(journal("type=SECURITY").findValuesAsString("failure"))
                    .contains("unauthenticated"));
  }

  private static ObjectNode appeal(String number, String code) {
    ObjectNode appeal = JsonNodeFactory.instance.objectNode();
    appeal.put("number", number).put("createDate", "2026-01-11").put("incomingDate", "2026-01-12");
    appeal.put("registrationDate", "2026-01-14").put("isDirect", true).put("kind", "APPLICATION");
    appeal.put("format", "Electronic").put("text", "Дорога разбита");
    appeal.putObject("applicant").put("lastName", "Примеров").put("email", "p@example.org");
    appeal.putObject("question").put("code", code);
    return appeal;
  }

  private static String taken(ObjectNode appeal) throws Exception {
    HttpResponse<String> answer = post(appeal, API_KEY);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return json(answer.body()).path("messageId").asString();
  }

  private static HttpResponse<String> post(ObjectNode appeal, String key) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(hub.url() + "/appeals/v1/appeals"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + key)
            .POST(HttpRequest.BodyPublishers.ofString(appeal.toString())));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(
        request.timeout(Duration.ofSeconds(30)).build(),
        BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private static void awaitRecord(String id, String type) {
    await()
        .atMost(Duration.ofSeconds(60))
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
    return json(send(HttpRequest.newBuilder(URI.create(hub.url() + "/manage/journal?" + query))
                .header("Authorization", "Bearer " + token))
            .body())
        .path("records");
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
