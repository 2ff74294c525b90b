package ru.uzel.hub.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.hub.WorkedExample;
import ru.uzel.hub.database.DatabaseSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Posts of social networks on their way through the whole hub, over the worked example. */
class PublicPostsTest {

  private static final String API_KEY = "a key of this test";
  private static final byte[] SECRET = "a secret of this test...".getBytes(StandardCharsets.UTF_8);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private static Path data;
  private static HubProcess hub;

  @BeforeAll
  static void start() throws Exception {
    Path secrets = Files.createDirectories(data.resolve("hub/secrets"));
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(API_KEY.getBytes(StandardCharsets.UTF_8));
    Files.writeString(secrets.resolve("regional.api-key.sha256"), HexFormat.of().formatHex(hash));
    Files.writeString(
        secrets.resolve("social.webhook-secret"),
        "whsec_" + Base64.getEncoder().encodeToString(SECRET));
    Files.writeString(secrets.resolve("social.token"), "a token of this test");
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
  void takesAPublicPostIntoACaseOfTheBodyThatIsToAnswer() throws Exception {
    String id = taken(post("case", 1, "PUBLISHED", 57.1));

    awaitRecord(id, "PREPARED");
    assertThat(types(id)).contains("ACCEPTED", "DECIDED", "OUTPUT", "PREPARED");
    assertThat(records(id).findValuesAsString("party")).contains("social", "roads");
  }

  @Test
  void joinsTheCaseThatAnotherChannelOpenedAboutTheSameProblem() throws Exception {
    String request =
        send(HttpRequest.newBuilder(URI.create(hub.url() + "/regional/open311/v2/requests.json"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "api_key="
                            + URLEncoder.encode(API_KEY, StandardCharsets.UTF_8)
                            + "&service_code=pothole&lat=57.2&long=35.9&description=x")))
            .body();
    awaitRecord(json(request).at("/0/service_request_id").asString(), "DECIDED");

    String id = taken(post("same", 1, "PUBLISHED", 57.2001));

    awaitRecord(id, "DECIDED");
    assertThat(records(id).findValuesAsString("detail"))
        .contains("joined: the same problem in another channel");
  }

  @Test
  void keepsWhatHappensToAPostWithItsCase() throws Exception {
    String first = taken(post("life", 1, "PUBLISHED", 57.3));
    ObjectNode comment = post("life", 1, "COMMENTED", 57.3);
    ((ObjectNode) comment.path("socialRef")).put("commentId", "c-1");
    ObjectNode deletion = post("life", 3, "DELETED", 57.3);
    deletion.remove("text");

    for (ObjectNode later : new ObjectNode[] {post("life", 2, "EDITED", 57.3), comment, deletion}) {
      String id = taken(later);
      awaitRecord(id, "DECIDED");
      assertThat(records(id).findValuesAsString("detail"))
          .anyMatch(
              detail -> detail.startsWith("stored: revision " + later.path("event").asString()));
      assertThat(caseOf(id)).isEqualTo(caseOf(first));
      assertThat(types(id)).doesNotContain("OUTPUT");
    }
  }

  @Test
  void parksTheDeletionOfAPostThatNeverCame() throws Exception {
    ObjectNode deletion = post("never", 2, "DELETED", 57.4);
    deletion.remove("text");

    String id = taken(deletion);

    awaitRecord(id, "PARKED");
    assertThat(records(id).findValuesAsString("failure")).contains("unknown-case");
  }

  @Test
  void parksACategoryThatNobodyMapped() throws Exception {
    ObjectNode post = post("category", 1, "PUBLISHED", 57.5);
    post.putObject("category").put("code", "Космос");

    String id = taken(post);

    awaitRecord(id, "PARKED");
    assertThat(records(id).findValuesAsString("failure")).contains("unknown-category");
  }

  @Test
  void hasNothingOfAPrivatePostOnDisk() throws Exception {
    String shown = "public-" + UUID.randomUUID();
    String hidden = "private-" + UUID.randomUUID();
    ObjectNode open = post("open", 1, "PUBLISHED", 57.6).put("text", shown);
    ObjectNode closed = post("closed", 1, "PUBLISHED", 57.6).put("text", hidden);
    ((ObjectNode) closed.path("socialRef"))
        .put("isPublic", false)
        .put("authorId", "author-" + hidden);

    HttpResponse<String> refused = post(closed);
    String id = taken(open);

    awaitRecord(id, "PREPARED");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(journal("type=REFUSED").findValuesAsString("failure"))
                    .contains("not-public"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).doesNotContain(hidden);
    assertThat(filesWith(shown)).as("the search finds what is there").isNotEmpty();
    assertThat(filesWith(hidden)).isEmpty();
    assertThat(journal("type=REFUSED").toString()).doesNotContain(hidden);
  }

  private static List<Path> filesWith(String text) throws IOException {
    List<byte[]> forms = new ArrayList<>();
    for (Charset charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      forms.add(text.getBytes(charset));
    }
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        // One byte for one character, so that any bytes can be looked for.
        String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        if (forms.stream()
            .anyMatch(form -> content.contains(new String(form, StandardCharsets.ISO_8859_1)))) {
          found.add(file);
        }
      }
    }
    return found;
  }

  private static ObjectNode post(String name, int version, String event, double latitude) {
    ObjectNode post = JsonNodeFactory.instance.objectNode();
    post.put("id", "im-" + name).put("version", version).put("event", event);
    post.put("channel", "SOCIAL_NET").put("registeredAt", Instant.now().toString());
    post.putObject("socialRef")
        .put("network", "VK")
        .put("postUrl", "https://vk.com/wall-1_2")
        .put("authorId", "id1")
        .put("publishedAt", Instant.now().toString())
        .put("isPublic", true);
    post.put("text", "Яма " + version);
    post.putObject("category").put("code", "Дороги");
    post.putObject("fact").put("code", "Яма на дороге");
    post.putObject("location").put("lat", latitude).put("lon", 35.9);
    return post;
  }

  private static String taken(ObjectNode post) throws Exception {
    HttpResponse<String> answer = post(post);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return json(answer.body()).path("messageId").asString();
  }

  private static HttpResponse<String> post(ObjectNode post) throws Exception {
    String body = post.toString();
    String time = Long.toString(Instant.now().getEpochSecond());
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
    byte[] signature = mac.doFinal(("w." + time + "." + body).getBytes(StandardCharsets.UTF_8));
    return send(
        HttpRequest.newBuilder(URI.create(hub.url() + "/social/v1/posts"))
            .header("Content-Type", "application/json")
            .header("webhook-id", "w")
            .header("webhook-timestamp", time)
            .header("webhook-signature", "v1," + Base64.getEncoder().encodeToString(signature))
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(
        request.timeout(Duration.ofSeconds(30)).build(),
        BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private static void awaitRecord(String id, String type) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(types(id)).contains(type));
  }

  private static List<String> types(String id) throws Exception {
    return records(id).findValuesAsString("type");
  }

  private static String caseOf(String id) throws Exception {
    return records(id).findValuesAsString("caseId").get(0);
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
