package ru.uzel.hub.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.hub.WorkedExample;
import ru.uzel.hub.database.DatabaseSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** RUL-16: a statistical slice gets a further dimension by configuration alone. */
class StatisticalSliceTest {

  private static final String API_KEY = "a key of this test";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static final String NEW_DIMENSION =
      "  - { name: category, title: Категория канала, value: message.category.code }\n";

  @TempDir private Path data;

  @Test
  void givesTheColumnOfADimensionThatWasAddedToTheSlicesFile() throws Exception {
    Path secrets = Files.createDirectories(data.resolve("hub/secrets"));
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(API_KEY.getBytes(StandardCharsets.UTF_8));
    Files.writeString(
        secrets.resolve("regional.api-key.sha256"), HexFormat.of().formatHex(hash) + "\n");
    WorkedExample example = WorkedExample.copiedTo(data.resolve("config"));
    String before;
    try (HubProcess hub = start(example)) {
      post(hub, "pothole", "56.1");
      post(hub, "pothole", "56.2");
      post(hub, "street-light", "56.3");
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> slice(hub).at("/total/cases").asInt() == 3);
      JsonNode slice = slice(hub);
      before = slice.path("revision").asString();
      assertThat(slice.at("/rows").findValuesAsString("sector")).containsExactly("ROADS");
      assertThat(slice.toString()).doesNotContain("pothole");
    }

    String file = Files.readString(example.directory().resolve("slices/sectors.yaml"));
    example.with("slices/sectors.yaml", file.replace("measures:", NEW_DIMENSION + "measures:"));

    try (HubProcess hub = start(example)) {
      JsonNode slice = slice(hub);
      assertThat(slice.path("revision").asString()).isNotEqualTo(before);
      assertThat(slice.at("/total/cases").asInt()).isEqualTo(3);
      assertThat(slice.at("/rows").findValuesAsString("category"))
          .containsExactly("pothole", "street-light");
      assertThat(slice.at("/rows").findValuesAsString("cases")).containsExactly("2", "1");
      assertThat(page(hub, "/console/slices/sectors" + theseDays()))
          .contains("Категория канала", "pothole", "street-light", "принято", "дороги");
      assertThat(page(hub, "/console/slices/sectors/csv" + theseDays()))
          .contains("Отраслевой блок;Статус;Категория канала;Дел;", "дороги;принято;pothole;2;");
    }
  }

  private HubProcess start(WorkedExample example) {
    return HubProcess.start(
        new HubSettings(
            data.resolve("hub"),
            example.directory(),
            "127.0.0.1",
            0,
            DatabaseSettings.embedded(0)));
  }

  /** Whatever the month does meanwhile. */
  private static String theseDays() {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    return "?from=" + today.minusDays(2) + "&to=" + today.plusDays(3);
  }

  private static void post(HubProcess hub, String service, String latitude) throws Exception {
    String form =
        "api_key="
            + URLEncoder.encode(API_KEY, StandardCharsets.UTF_8)
            + "&service_code="
            + service
            + "&lat="
            + latitude
            + "&long=35.9&description=x"
            + URLEncoder.encode("Яма", StandardCharsets.UTF_8);
    HttpResponse<String> answer =
        CLIENT.send(
            HttpRequest.newBuilder(URI.create(hub.url() + "/regional/open311/v2/requests.json"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
  }

  private JsonNode slice(HubProcess hub) throws Exception {
    String token = Files.readString(data.resolve("hub/secrets/management.token")).strip();
    HttpResponse<String> answer =
        CLIENT.send(
            HttpRequest.newBuilder(URI.create(hub.url() + "/manage/slices/sectors" + theseDays()))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(30))
                .build(),
            BodyHandlers.ofString(StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  private static String page(HubProcess hub, String address) throws Exception {
    return CLIENT
        .send(
            HttpRequest.newBuilder(URI.create(hub.url() + address))
                .timeout(Duration.ofSeconds(30))
                .build(),
            BodyHandlers.ofString(StandardCharsets.UTF_8))
        .body();
  }
}
