package ru.uzel.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
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
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.hub.database.DatabaseSettings;
import ru.uzel.hub.process.HubProcess;
import ru.uzel.hub.process.HubSettings;
import tools.jackson.databind.json.JsonMapper;

/** The pages of a whole hub, in which a message cannot be delivered. */
class PagesTest {

  private static final String API_KEY = "a key of this test";
  private static final Map<String, String> REQUEST =
      Map.of(
          "api_key", API_KEY,
          "service_code", "pothole",
          "lat", "56.8587",
          "long", "35.9176",
          "address_string", "улица Выдуманная, дом 7",
          "first_name", "Анна",
          "last_name", "Примерова",
          "phone", "+7 912 345-67-89",
          "email", "anna@example.org",
          "description", "Глубокая яма у калитки");

  @TempDir private static Path data;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static HubProcess hub;
  private static String id;

  @BeforeAll
  static void letAMessageFail() throws Exception {
    Path secrets = Files.createDirectories(data.resolve("hub/secrets"));
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(API_KEY.getBytes(StandardCharsets.UTF_8));
    Files.writeString(
        secrets.resolve("regional.api-key.sha256"), HexFormat.of().formatHex(hash) + "\n");
    WorkedExample example = WorkedExample.copiedTo(data.resolve("config"));
    String roads = Files.readString(example.directory().resolve("parties/roads.yaml"));
    // Port 1 of this machine: nobody listens there.
    example.with("parties/roads.yaml", roads.replace("127.0.0.1:8490", "127.0.0.1:1"));
    hub =
        HubProcess.start(
            new HubSettings(
                data.resolve("hub"),
                example.directory(),
                "127.0.0.1",
                0,
                DatabaseSettings.embedded(0)));
    id = post();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> page("/console/messages/" + id).contains("partner-unreachable"));
  }

  @AfterAll
  static void stop() {
    if (hub != null) {
      hub.close();
    }
  }

  @Test
  void saysWhereTheyAre() {
    assertThat(hub.pages()).contains(hub.url() + "/");
  }

  @Test
  void saysFirstWhoIsAwayAndWhatToDo() {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(page("/"))
                    .contains(
                        "Есть остановки",
                        "Министерство дорожного хозяйства: доставка приостановлена, ждут 1 сообщение",
                        "Участник недоступен",
                        "Следующая попытка",
                        "/console/runbook/party-paused"));
    assertThat(page("/?lang=en")).contains("roads: delivery is paused, 1 message wait");
    assertThat(page("/console/runbook/party-paused")).contains("Доставка участнику приостановлена");
  }

  @Test
  void tellsTheMessagesLifeAndItsCase() {
    String life = page("/console/messages/" + id);
    assertThat(life)
        .contains("Принято", "Решено", "Подготовлено и подписано", "Попытка не удалась")
        .contains("Сообщение жителя", "маршрут roads, приоритет");

    Matcher link = Pattern.compile("/console/cases/[0-9a-f-]{36}").matcher(life);
    assertThat(link.find()).isTrue();
    assertThat(page(link.group()))
        .contains("Открыто дело", "pothole", "дороги", "повторяется", "Попытка не удалась");
  }

  @Test
  void findsTheMessageByEveryNumber() {
    assertThat(get("/console/search?q=" + id).headers().firstValue("Location"))
        .contains("/console/messages/" + id);
    assertThat(page("/console/search?q=key:our-17"))
        .contains("/console/messages/" + id, "/console/cases/");
    HttpResponse<String> nothing = get("/console/search?q=our-18");
    assertThat(nothing.statusCode()).isEqualTo(404);
    assertThat(nothing.body()).contains("Искали: our-18");
  }

  @Test
  void showsNothingOfWhoWroteAndWhat() {
    String hubCase = caseOf(page("/console/messages/" + id));
    for (String address :
        new String[] {
          "/",
          "/console/messages",
          "/console/messages/" + id,
          hubCase,
          "/console/records",
          "/console/search?q=key:our-17"
        }) {
      assertThat(page(address))
          .as(address)
          .contains("<h1")
          .doesNotContain(
              "Анна", "Примерова", "345-67-89", "anna@", "Выдуманная", "калитки", "56.85", "35.91");
    }
  }

  private static String caseOf(String life) {
    Matcher link = Pattern.compile("/console/cases/[0-9a-f-]{36}").matcher(life);
    assertThat(link.find()).isTrue();
    return link.group();
  }

  @Test
  void areClosedUnderAnotherName() throws IOException {
    assertThat(raw("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 403")
        .contains("Content-Security-Policy: default-src 'none'")
        .doesNotContain("Министерство");
    assertThat(
            raw(
                "GET //console/records HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
        .doesNotContain("Министерство");
    assertThat(
            raw(
                "GET /%63onsole/records HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
        .doesNotContain("Министерство");
    assertThat(
            raw(
                "GET /console;x=1/records HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
        .doesNotContain("Министерство");
  }

  @Test
  void leaveTheOtherDoorsAsTheyAre() {
    assertThat(get("/actuator/health").body()).contains("\"UP\"");
    assertThat(get("/actuator/health").headers().firstValue("Content-Security-Policy")).isEmpty();
    assertThat(get("/manage/status").statusCode()).isEqualTo(401);
    assertThat(get("/nowhere").statusCode()).isEqualTo(404);
    assertThat(get("/nowhere").body()).doesNotContain("<html");
    assertThat(get("/regional/open311/v2/services.json").statusCode()).isEqualTo(200);
  }

  private static String post() throws Exception {
    String form =
        REQUEST.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpResponse<String> answer =
        CLIENT.send(
            HttpRequest.newBuilder(URI.create(hub.url() + "/regional/open311/v2/requests.json"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Idempotency-Key", "our-17")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    return JsonMapper.shared().readTree(answer.body()).at("/0/service_request_id").asString();
  }

  private static String page(String address) {
    return get(address).body();
  }

  private static HttpResponse<String> get(String address) {
    try {
      return CLIENT.send(
          HttpRequest.newBuilder(URI.create(hub.url() + address))
              .timeout(Duration.ofSeconds(30))
              .build(),
          BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Byte for byte, since a client of the JDK lets nobody name another host. */
  private static String raw(String request) throws IOException {
    URI url = URI.create(hub.url());
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
