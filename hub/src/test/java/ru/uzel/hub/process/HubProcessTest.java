package ru.uzel.hub.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.hub.WorkedExample;
import ru.uzel.hub.broker.HeldDisk;
import ru.uzel.hub.database.DatabaseSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole hub over the worked example, with a disk that can be held back. */
class HubProcessTest {

  private static final String API_KEY = "a key of this test";

  @TempDir private static Path data;
  private static final HeldDisk DISK = new HeldDisk();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static HubSettings settings;
  private static HubProcess hub;

  @BeforeAll
  static void start() throws Exception {
    Path secrets = Files.createDirectories(data.resolve("hub/secrets"));
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(API_KEY.getBytes(StandardCharsets.UTF_8));
    Files.writeString(
        secrets.resolve("regional.api-key.sha256"), HexFormat.of().formatHex(hash) + "\n");
    settings =
        new HubSettings(
            data.resolve("hub"),
            WorkedExample.original(),
            "127.0.0.1",
            0,
            DatabaseSettings.embedded(0));
    hub = HubProcess.start(settings, DISK::start);
  }

  @AfterAll
  static void stop() {
    DISK.release();
    if (hub != null) {
      hub.close();
    }
  }

  @Test
  void isHealthyWithBrokerAndDatabase() throws Exception {
    JsonNode health = json(get("/actuator/health", null));

    assertThat(health.at("/status").asString()).isEqualTo("UP");
    assertThat(health.at("/components/broker/status").asString()).isEqualTo("UP");
    assertThat(health.at("/components/database/status").asString()).isEqualTo("UP");
  }

  @Test
  void givesMetrics() throws Exception {
    assertThat(get("/actuator/prometheus", null).body())
        .contains("jvm_memory_used_bytes")
        .contains("uzel_cases_overdue{party=\"roads\"} 0.0");
  }

  @Test
  void showsNoOtherInsides() throws Exception {
    assertThat(get("/actuator/env", null).statusCode()).isEqualTo(404);
    assertThat(get("/actuator/beans", null).statusCode()).isEqualTo(404);
  }

  @Test
  void keepsToTheMachinesClock() throws Exception {
    assertThat(get("/manage/clock", token()).statusCode()).isEqualTo(404);
  }

  @Test
  void keepsManagementForTheBearerOfTheToken() throws Exception {
    assertThat(get("/manage/status", null).statusCode()).isEqualTo(401);
    assertThat(get("/manage/journal", "wrong").statusCode()).isEqualTo(401);
  }

  @Test
  void tellsItsStatus() throws Exception {
    JsonNode status = json(get("/manage/status", token()));

    assertThat(status.at("/ready").asBoolean()).isTrue();
    assertThat(status.at("/revision").asString()).matches("[0-9a-f]{64}");
    assertThat(status.at("/postgres").asString()).isEqualTo("UP");
    assertThat(status.at("/broker").asString()).isEqualTo("UP");
    assertThat(status.at("/queues").findValuesAsString("name")).contains("in.regional", "journal");
    assertThat(status.at("/parties").findValuesAsString("party"))
        .contains("regional", "pos", "roads", "utilities");
    assertThat(status.at("/parties").findValuesAsString("overdueCases")).containsOnly("0");
    assertThat(status.at("/queues").findValuesAsString("name")).contains("in.uzel");
  }

  @Test
  void journalsItsStartAndItsConfiguration() throws Exception {
    String revision = json(get("/manage/status", token())).at("/revision").asString();

    assertThat(journal("type=CONFIGURED").at("/records/0/detail").asString()).contains(revision);
    assertThat(journal("type=LIFECYCLE").at("/records/0/detail").asString()).startsWith("started");
  }

  @Test
  void takesAMessageAndShowsItAtOnce() throws Exception {
    HttpResponse<String> answer = post("Яма у дома 7");
    assertThat(answer.statusCode()).isIn(200, 201);
    String id = json(answer).at("/0/service_request_id").asString();

    assertThat(get("/regional/open311/v2/requests/" + id + ".json", null).statusCode())
        .isEqualTo(200);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(journal("messageId=" + id).at("/records").findValuesAsString("type"))
                    .contains("ACCEPTED", "DECIDED", "OUTPUT", "PREPARED"));
  }

  @Test
  void sendsNoReceiptBeforeTheBrokersSyncReturned() {
    DISK.hold();
    CompletableFuture<HttpResponse<String>> answer =
        CompletableFuture.supplyAsync(() -> post("Яма у дома 8"));
    await().until(DISK::isAwaited);

    await()
        .during(Duration.ofSeconds(1))
        .atMost(Duration.ofSeconds(3))
        .until(() -> !answer.isDone());
    DISK.release();

    assertThat(answer)
        .succeedsWithin(Duration.ofSeconds(20))
        .matches(response -> response.statusCode() / 100 == 2);
  }

  @Test
  void recordsARefusedMegabyteAmongOtherTraffic() throws Exception {
    assertThat(post("Ж".repeat(600_000)).statusCode()).isBetween(400, 499);
    post("Яма у дома 9");

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(journal("type=REFUSED").at("/records").findValuesAsString("failure"))
                    .contains("too-large"));
  }

  @Test
  void refusesASecondHubOnItsData() {
    assertThatThrownBy(() -> HubProcess.start(settings))
        .isInstanceOf(HubStartFailure.class)
        .hasMessageContaining("in use by another hub");
  }

  private static HttpResponse<String> post(String description) {
    String form =
        "api_key="
            + URLEncoder.encode(API_KEY, StandardCharsets.UTF_8)
            + "&service_code=pothole&lat=56.86&long=35.9&description="
            + URLEncoder.encode(description, StandardCharsets.UTF_8);
    return send(
        HttpRequest.newBuilder(URI.create(hub.url() + "/regional/open311/v2/requests.json"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  private static HttpResponse<String> get(String path, String token) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(hub.url() + path));
    return send(token == null ? request : request.header("Authorization", "Bearer " + token));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(
          request.timeout(Duration.ofSeconds(30)).build(),
          BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static JsonNode journal(String query) throws IOException {
    return json(get("/manage/journal?" + query, token()));
  }

  private static String token() throws IOException {
    return Files.readString(data.resolve("hub/secrets/management.token")).strip();
  }

  private static JsonNode json(HttpResponse<String> response) {
    return JsonMapper.shared().readTree(response.body());
  }
}
