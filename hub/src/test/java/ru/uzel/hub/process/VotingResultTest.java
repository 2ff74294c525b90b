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
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.hub.WorkedExample;
import ru.uzel.hub.database.DatabaseSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A table of votings on its way from ПОС's folder to the district, over the worked example. */
class VotingResultTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final List<String> PATHS = new CopyOnWriteArrayList<>();
  private static final List<String> BODIES = new CopyOnWriteArrayList<>();
  private static final String TABLE =
      """
      Номер объекта;Вид;Название;ОКТМО;Начало;Окончание;Участников;Вариант;Текст варианта;Голосов
      %1$s;Голосование;Что построить;28701000;01.11.2026;15.11.2026;100;1;Сквер;%2$d
      %1$s;Голосование;Что построить;28701000;01.11.2026;15.11.2026;100;2;Парковка;40
      """;

  @TempDir private static Path data;
  private static HttpServer district;
  private static HubProcess hub;

  @BeforeAll
  static void start() throws Exception {
    district = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    district.createContext("/executor/v1/", VotingResultTest::take);
    district.start();
    WorkedExample example = WorkedExample.copiedTo(data.resolve("config"));
    String party = Files.readString(example.directory().resolve("parties/district.yaml"));
    example.with(
        "parties/district.yaml",
        party
            .replaceFirst(
                "endpoint: \\S+",
                "endpoint: http://127.0.0.1:" + district.getAddress().getPort() + "/executor/v1")
            .replace("signedReceipts: true", "signedReceipts: false"));
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
    if (district != null) {
      district.stop(0);
    }
  }

  @Test
  void reachesTheDistrictOnceAndItsCorrectionToo() throws Exception {
    drop("first.csv", TABLE.formatted("77", 60));
    awaitDelivered(1);
    drop("again.csv", TABLE.formatted("77", 60));
    drop("corrected.csv", TABLE.formatted("77", 61));
    awaitDelivered(2);

    assertThat(PATHS).allMatch(path -> path.matches("/executor/v1/voting-results/[0-9a-f-]{36}"));
    List<String> told = BODIES.stream().filter(body -> body.contains("\"77\"")).toList();
    assertThat(told.get(0)).contains("\"kind\":\"VOTE\"", "\"votes\":60", "\"sequence\":\"1\"");
    assertThat(told.get(1)).contains("\"votes\":61", "\"sequence\":\"2\"");
    JsonNode records = journal("externalId=77");
    assertThat(records.findValuesAsString("type"))
        .filteredOn(type -> type.equals("ACCEPTED") || type.equals("DUPLICATE"))
        .containsExactly("ACCEPTED", "DUPLICATE", "ACCEPTED");
    assertThat(records.findValuesAsString("detail"))
        .contains(
            "told as version 1 of it, without a case", "told as version 2 of it, without a case");
    assertThat(records.findValuesAsString("type")).doesNotContain("DEADLINE");
  }

  @Test
  void isShownOnItsMessagesPage() throws Exception {
    drop("shown.csv", TABLE.formatted("78", 60));
    String id =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () ->
                    journal("externalId=78")
                        .valueStream()
                        .filter(record -> record.path("type").asString().equals("DECIDED"))
                        .map(record -> record.path("messageId").asString())
                        .toList(),
                ids -> !ids.isEmpty())
            .get(0);

    assertThat(get("/console/messages/" + id))
        .contains("Что построить", "Голосование", "Доля участников", "Парковка")
        .doesNotContain("/console/cases/");
  }

  private static void drop(String name, String table) throws IOException {
    Path in = data.resolve("hub/drop/pos/in");
    Path part = Files.writeString(in.resolve("." + name + ".part"), table);
    Files.move(part, in.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Files.exists(data.resolve("hub/drop/pos/done/" + name)));
  }

  private static void awaitDelivered(int versions) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> BODIES.stream().filter(body -> body.contains("\"77\"")).count() == versions);
  }

  private static void take(HttpExchange exchange) throws IOException {
    PATHS.add(exchange.getRequestURI().getPath());
    BODIES.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    exchange.sendResponseHeaders(201, -1);
    exchange.close();
  }

  private static JsonNode journal(String query) throws Exception {
    return JsonMapper.shared().readTree(get("/manage/journal?" + query)).path("records");
  }

  private static String get(String path) throws Exception {
    String token = Files.readString(data.resolve("hub/secrets/management.token")).strip();
    return CLIENT
        .send(
            HttpRequest.newBuilder(URI.create(hub.url() + path))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(30))
                .build(),
            BodyHandlers.ofString(StandardCharsets.UTF_8))
        .body();
  }
}
