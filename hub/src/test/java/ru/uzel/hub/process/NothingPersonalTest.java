package ru.uzel.hub.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ru.uzel.hub.WorkedExample;
import ru.uzel.hub.broker.EmbeddedBroker;
import ru.uzel.hub.database.DatabaseSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Persons, telephones and СНИЛС go in by every door, well and badly formed; then every log file and
 * every queue of a party that may not see them is searched.
 */
class NothingPersonalTest {

  private static final String API_KEY = "a key of this test";
  private static final String FIRST = "Аполлинарий";
  private static final String LAST = "Кржижановский-Бестужев";
  private static final String PHONE = "+79061234567";
  private static final String EMAIL = "apollinary@bestuzhev.example.org";
  private static final String SNILS = "112-233-445 95";
  private static final String INN = "500100732259";
  private static final String PASSPORT = "4509 123456";

  /** What a resident told of himself; names in free words no rule can find, so none are there. */
  private static final List<String> SEEDS =
      List.of(FIRST, LAST, PHONE, "9061234567", EMAIL, SNILS, "11223344595", INN, PASSPORT);

  private static final String TEXT =
      "Яма Голубая. СНИЛС " + SNILS + ", ИНН " + INN + ", паспорт " + PASSPORT + ", " + EMAIL;

  /** May see who wrote; its endpoint is away, so that what is meant for it stays in a queue. */
  private static final String ENTITLED = "utilities";

  /** May not, and is away too. */
  private static final String NOT_ENTITLED = "roads";

  @TempDir private static Path data;
  private static final AtomicReference<EmbeddedBroker> BROKER = new AtomicReference<>();
  private static final ByteArrayOutputStream STANDARD = new ByteArrayOutputStream();
  private static final PrintStream OUT = System.out;
  private static final PrintStream ERR = System.err;
  private static HubProcess hub;

  @BeforeAll
  static void start() throws Exception {
    PrintStream both = new PrintStream(STANDARD, true, StandardCharsets.UTF_8);
    System.setOut(both);
    System.setErr(both);
    Path secrets = Files.createDirectories(data.resolve("hub/secrets"));
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(API_KEY.getBytes(StandardCharsets.UTF_8));
    Files.writeString(secrets.resolve("regional.api-key.sha256"), HexFormat.of().formatHex(hash));
    Path configuration = data.resolve("config");
    WorkedExample.copiedTo(configuration)
        .with(
            "parties/roads.yaml",
            impatient("roads").replace("personalData: P1", "personalData: P0"))
        .with("parties/utilities.yaml", impatient("utilities"));
    hub =
        HubProcess.start(
            new HubSettings(
                data.resolve("hub"), configuration, "127.0.0.1", 0, DatabaseSettings.embedded(0)),
            directory -> {
              EmbeddedBroker broker = EmbeddedBroker.start(directory);
              BROKER.set(broker);
              return broker;
            });
    tellEverything();
  }

  /** What is being sent no browser shows; what was given up lies still. */
  private static String impatient(String party) throws IOException {
    String text =
        Files.readString(WorkedExample.original().resolve("parties/" + party + ".yaml"))
            .replaceAll("patience: \\w+", "patience: 1s");
    assertThat(text).contains("patience: 1s");
    return text;
  }

  @AfterAll
  static void stop() {
    System.setOut(OUT);
    System.setErr(ERR);
    if (hub != null) {
      hub.close();
    }
  }

  private static void tellEverything() throws Exception {
    String person =
        "&first_name="
            + in(FIRST)
            + "&last_name="
            + in(LAST)
            + "&phone="
            + in(PHONE)
            + "&email="
            + in(EMAIL)
            + "&description="
            + in(TEXT);
    String place = "&lat=57.1&long=35.9";
    assertThat(open311("api_key=" + in(API_KEY) + "&service_code=pothole" + place + person))
        .isEqualTo(200);
    assertThat(open311("api_key=" + in(API_KEY) + "&service_code=water" + place + person))
        .isEqualTo(200);
    // Bad in every way that a form can be: each is refused, journaled and logged.
    assertThat(open311("api_key=wrong&service_code=pothole" + place + person)).isEqualTo(403);
    assertThat(open311("api_key=" + in(API_KEY) + "&service_code=" + in(LAST) + place + person))
        .isEqualTo(404);
    assertThat(
            open311(
                "api_key="
                    + in(API_KEY)
                    + "&service_code=pothole&lat="
                    + in(PHONE)
                    + "&long="
                    + in(SNILS)
                    + "&media_url="
                    + in(EMAIL)
                    + person))
        .isEqualTo(400);
    assertThat(open311("api_key=" + in(API_KEY) + "&service_code=pothole%ZZ" + place + person))
        .isEqualTo(400);
    for (String path : List.of("/social/v1/posts", "/district/v1/updates")) {
      assertThat(
              status(
                  HttpRequest.newBuilder(URI.create(hub.url() + path))
                      .header("Content-Type", "application/json")
                      .POST(
                          HttpRequest.BodyPublishers.ofString(
                              "{\"text\":\"" + TEXT + "\",\"author\":\"" + LAST + "\""))))
          .isBetween(400, 499);
    }
    Path drop = Files.createDirectories(data.resolve("hub/drop/pos/in"));
    Files.writeString(drop.resolve("bad.csv"), "Номер;Заявитель\n1;" + LAST + " " + PHONE + "\n");
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              assertThat(browsed("dead." + ENTITLED)).isNotEmpty();
              assertThat(browsed("dead." + NOT_ENTITLED)).isNotEmpty();
              assertThat(journal()).contains("ATTEMPT_FAILED", "REFUSED", "SECURITY");
            });
  }

  @Test
  void isFoundInTheQueueOfWhoMaySeeIt() throws Exception {
    assertThat(String.join("", browsed("dead." + ENTITLED)))
        .as("else the search of the others would prove nothing")
        .contains(FIRST, LAST, PHONE, "Голубая");
  }

  @ParameterizedTest
  @ValueSource(strings = {"out", "send", "held", "dead"})
  void isInNoQueueOfWhoMayNot(String role) throws Exception {
    assertThat(String.join("", browsed(role + "." + NOT_ENTITLED)))
        .doesNotContain(SEEDS.toArray(String[]::new));
    if (role.equals("dead")) {
      assertThat(String.join("", browsed("dead." + NOT_ENTITLED))).contains("Голубая");
    }
  }

  @Test
  void isInNoLog() throws Exception {
    try (Stream<Path> files = Files.walk(data.resolve("hub/logs"))) {
      List<Path> logs = files.filter(Files::isRegularFile).toList();
      assertThat(logs).isNotEmpty();
      for (Path log : logs) {
        assertThat(Files.readString(log))
            .as(log.toString())
            .doesNotContain(SEEDS.toArray(String[]::new));
      }
      assertThat(Files.readString(data.resolve("hub/logs/hub.log")))
          .as("what was wrong is told")
          .contains("roads", "utilities");
    }
    assertThat(STANDARD.toString(StandardCharsets.UTF_8))
        .doesNotContain(SEEDS.toArray(String[]::new));
  }

  @Test
  void isInNoLineOfTheJournal() throws Exception {
    assertThat(journal()).contains("REFUSED").doesNotContain(SEEDS.toArray(String[]::new));
  }

  private static String journal() throws Exception {
    String token = Files.readString(data.resolve("hub/secrets/management.token")).strip();
    JsonNode records =
        JsonMapper.shared()
            .readTree(
                send(HttpRequest.newBuilder(URI.create(hub.url() + "/manage/journal?limit=1000"))
                        .header("Authorization", "Bearer " + token))
                    .body());
    return records.toString();
  }

  private static int open311(String form) throws Exception {
    return status(
        HttpRequest.newBuilder(URI.create(hub.url() + "/regional/open311/v2/requests.json"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  private static int status(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer = send(request);
    if (answer.statusCode() >= 400) {
      assertThat(answer.body()).doesNotContain(SEEDS.toArray(String[]::new));
    }
    return answer.statusCode();
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            request.timeout(Duration.ofSeconds(30)).build(),
            BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private static String in(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The bodies of a queue, and what stands in their properties. */
  private static List<String> browsed(String queue) throws JMSException {
    EmbeddedBroker broker = Objects.requireNonNull(BROKER.get());
    try (Connection connection = broker.connectionFactory().createConnection();
        Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
        QueueBrowser browser = session.createBrowser(session.createQueue(queue))) {
      connection.start();
      List<String> bodies = new ArrayList<>();
      for (Object each : Collections.list((Enumeration<?>) browser.getEnumeration())) {
        bodies.add(text((Message) each));
      }
      return bodies;
    }
  }

  private static String text(Message message) throws JMSException {
    StringBuilder text = new StringBuilder();
    if (message instanceof BytesMessage bytes) {
      byte[] body = new byte[(int) bytes.getBodyLength()];
      bytes.readBytes(body);
      text.append(new String(body, StandardCharsets.UTF_8));
    }
    for (Object name : Collections.list((Enumeration<?>) message.getPropertyNames())) {
      text.append(' ').append(message.getObjectProperty(String.valueOf(name)));
    }
    return text.toString();
  }
}
