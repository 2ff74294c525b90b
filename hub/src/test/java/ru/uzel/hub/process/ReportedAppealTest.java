package ru.uzel.hub.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.security.auth.x500.X500Principal;
import org.awaitility.core.ThrowingRunnable;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.hub.WorkedExample;
import ru.uzel.hub.database.DatabaseSettings;
import ru.uzel.model.party.KeyDigest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a body makes of an appeal, on its way to ССТУ through the whole hub. */
class ReportedAppealTest {

  private static final String SYSTEM_KEY = "the document system's key";
  private static final String BODY_KEY = "the body's key";
  private static final String ALGORITHM = "SHA256withECDSA";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private Path data;
  private final List<String> references = new CopyOnWriteArrayList<>();
  private final List<JsonNode> reports = new CopyOnWriteArrayList<>();
  private final String today = LocalDate.now(ZoneId.of("Europe/Moscow")).toString();
  private KeyPair pair;
  private X509Certificate certificate;
  private HttpServer outside;
  private HubProcess hub;

  @BeforeEach
  void start() throws Exception {
    outside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    outside.setExecutor(Executors.newCachedThreadPool());
    outside.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          byte[] body = exchange.getRequestBody().readAllBytes();
          if (path.equals("/appeals/sstu")) {
            reports.add(JsonMapper.shared().readTree(body));
          } else if (path.contains("/assignments/")) {
            references.add(path.substring(path.lastIndexOf('/') + 1));
          }
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    outside.start();
    makeKey();
    Path secrets = Files.createDirectories(data.resolve("hub/secrets"));
    Files.writeString(secrets.resolve("appeals.api-key.sha256"), KeyDigest.hex(SYSTEM_KEY));
    Files.writeString(secrets.resolve("district.api-key.sha256"), KeyDigest.hex(BODY_KEY));
    Files.writeString(
        Files.createDirectories(data.resolve("hub/trust/district")).resolve("body.pem"),
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
            + "\n-----END CERTIFICATE-----\n");
    hub =
        HubProcess.start(
            new HubSettings(
                data.resolve("hub"),
                configuration(),
                "127.0.0.1",
                0,
                DatabaseSettings.embedded(0)));
  }

  private Path configuration() throws Exception {
    WorkedExample example = WorkedExample.copiedTo(data.resolve("config"));
    for (String party : List.of("appeals", "district")) {
      String file = "parties/" + party + ".yaml";
      example.with(
          file,
          Files.readString(WorkedExample.original().resolve(file))
              .replace("127.0.0.1:8490", "127.0.0.1:" + outside.getAddress().getPort())
              .replace("signedReceipts: true", "signedReceipts: false"));
    }
    String sectors = "classifiers/sectors/sstu.yaml";
    example.with(
        sectors,
        Files.readString(WorkedExample.original().resolve(sectors))
            + "  - { category: \"0002\", sector: EDUCATION }\n");
    return example.directory();
  }

  @AfterEach
  void stop() {
    if (hub != null) {
      hub.close();
    }
    outside.stop(0);
  }

  @Test
  void isWhatWasRegisteredAndWhatTheBodySays() throws Exception {
    assertThat(register()).isEqualTo(202);
    awaitThat(() -> assertThat(references).isNotEmpty());
    ObjectNode working = update(1, "В работе");

    assertThat(tell(working)).isEqualTo(202);

    awaitThat(() -> assertThat(reports).hasSize(1));
    JsonNode report = reports.get(0);
    assertThat(report.path("number").asString()).isEqualTo("А26-17");
    assertThat(report.path("name").asString()).isEqualTo("Примеров Пётр Петрович");
    assertThat(report.path("address").asString()).isEqualTo("Тверь, а/я 2");
    JsonNode question = report.at("/questions/0");
    assertThat(question.path("code").asString()).isEqualTo("0002.0013.0139.0001");
    assertThat(question.path("status").asString()).isEqualTo("InWork");
    assertThat(question.path("registrationDate").asString()).isEqualTo(today);
    assertThat(question.path("isExtend").asBoolean(true)).isFalse();
  }

  @Test
  void bringsTheLetterOfTheAnswer() throws Exception {
    byte[] letter = "Письмо Примерову П. П.".getBytes(StandardCharsets.UTF_8);
    assertThat(register()).isEqualTo(202);
    awaitThat(() -> assertThat(references).isNotEmpty());
    assertThat(tell(update(1, "В работе"))).isEqualTo(202);
    ObjectNode resolved = resolved();
    ObjectNode file = ((ObjectNode) resolved.at("/data/reply")).putArray("attachments").addObject();
    file.put("name", "Ответ.pdf").put("mimeType", "application/pdf");
    file.put("signature", Base64.getEncoder().encodeToString(signature(letter)));
    file.putObject("content").put("sha256", sha256(letter)).put("size", letter.length);

    assertThat(tell(resolved, "Другое письмо".getBytes(StandardCharsets.UTF_8))).isEqualTo(422);
    assertThat(tell(resolved, letter)).isEqualTo(202);
    assertThat(tell(resolved, letter)).isEqualTo(202);

    awaitThat(() -> assertThat(reports).hasSize(2));
    JsonNode question = reports.get(1).at("/questions/0");
    assertThat(question.path("status").asString()).isEqualTo("Supported");
    assertThat(question.at("/attachment/name").asString()).isEqualTo("Ответ.pdf");
    assertThat(Base64.getDecoder().decode(question.at("/attachment/content").asString()))
        .isEqualTo(letter);
    assertThat(journal("type=PARKED")).isEmpty();
    assertThat(journal("type=ATTACHED&party=district").findValuesAsString("detail"))
        .containsExactly("came with the message: " + letter.length + " bytes");
    JsonNode told = standing().at("/reply/files/0");
    assertThat(told.path("name").asString()).isEqualTo("Ответ.pdf");
    assertThat(ask("/files/" + told.path("hash").asString()).body()).isEqualTo(letter);
  }

  /** Where the body gives no file, nothing stands for the letter that ССТУ wants. */
  @Test
  void stopsAtAPersonWithTheFieldThatIsMissing() throws Exception {
    assertThat(register()).isEqualTo(202);
    awaitThat(() -> assertThat(references).isNotEmpty());
    assertThat(tell(update(1, "В работе"))).isEqualTo(202);

    assertThat(tell(resolved())).isEqualTo(202);

    awaitThat(
        () ->
            assertThat(journal("type=PARKED").findValuesAsString("detail"))
                .anyMatch(detail -> detail.contains("questions/0/attachment")));
    assertThat(journal("type=PARKED").findValuesAsString("failure")).contains("missing-field");
    assertThat(reports).hasSize(1);
    // Who asks learns it all the same.
    assertThat(standing().path("status").asString()).isEqualTo("RESOLVED");
    assertThat(standing().at("/reply/text").asString()).isEqualTo("Сделано");
  }

  private JsonNode standing() throws Exception {
    return JsonMapper.shared().readTree(ask("").body());
  }

  /** As the document system that registered it. */
  private HttpResponse<byte[]> ask(String path) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(
                URI.create(hub.url() + "/appeals/v1/appeals" + path + "?number=%D0%9026-17"))
            .header("Authorization", "Bearer " + SYSTEM_KEY)
            .timeout(Duration.ofSeconds(30))
            .build(),
        BodyHandlers.ofByteArray());
  }

  private int register() throws Exception {
    ObjectNode appeal = JsonNodeFactory.instance.objectNode();
    appeal.put("number", "А26-17").put("createDate", today).put("incomingDate", today);
    appeal.put("registrationDate", today).put("isDirect", true).put("kind", "APPLICATION");
    appeal.put("format", "Other").put("text", "Окна в школе");
    appeal
        .putObject("applicant")
        .put("lastName", "Примеров")
        .put("firstName", "Пётр")
        .put("middleName", "Петрович")
        .put("postalAddress", "Тверь, а/я 2");
    appeal.putObject("question").put("code", "0002.0013.0139.0001");
    return send(HttpRequest.newBuilder(URI.create(hub.url() + "/appeals/v1/appeals"))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + SYSTEM_KEY)
            .POST(HttpRequest.BodyPublishers.ofString(appeal.toString())))
        .statusCode();
  }

  private ObjectNode update(int sequence, String status) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event
        .put("specversion", "1.0")
        .put("id", "u-" + sequence)
        .put("source", "https://district.example/cases")
        .put("type", "ru.uzel.CaseUpdate")
        .put("subject", references.get(0))
        .put("time", Instant.now().toString());
    event
        .putObject("data")
        .put("status", status)
        .put("sequence", sequence)
        .put("organisation", "Администрация");
    return event;
  }

  private ObjectNode resolved() {
    ObjectNode resolved = update(2, "Решено");
    ObjectNode said = (ObjectNode) resolved.required("data");
    said.putObject("approval").put("preparedBy", "Исполнитель").put("approvedBy", "Глава");
    said.putObject("reply")
        .put("replyId", "r-1")
        .put("text", "Сделано")
        .put("at", Instant.now().toString());
    return resolved;
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private int tell(ObjectNode update, byte[]... files) throws Exception {
    byte[] message = update.toString().getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    part(form, "message", "application/json", message);
    part(form, "signature", "application/pkcs7-signature", signature(message));
    for (byte[] file : files) {
      part(form, "file", "application/pdf", file);
    }
    form.writeBytes("--part--\r\n".getBytes(StandardCharsets.US_ASCII));
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(URI.create(hub.url() + "/executor/v1/updates"))
                .header("Content-Type", "multipart/form-data; boundary=part")
                .header("Authorization", "Bearer " + BODY_KEY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(form.toByteArray())));
    return answer.statusCode();
  }

  private static void part(ByteArrayOutputStream form, String name, String type, byte[] content) {
    form.writeBytes(
        ("--part\r\nContent-Disposition: form-data; name=\""
                + name
                + "\"\r\nContent-Type: "
                + type
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    form.writeBytes(content);
    form.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  private void makeKey() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    pair = generator.generateKeyPair();
    X500Principal name = new X500Principal("CN=Body of a test");
    Instant now = Instant.now();
    certificate =
        new JcaX509CertificateConverter()
            .getCertificate(
                new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.TEN,
                        Date.from(now.minusSeconds(3600)),
                        Date.from(now.plusSeconds(86_400)),
                        name,
                        pair.getPublic())
                    .build(new JcaContentSignerBuilder(ALGORITHM).build(pair.getPrivate())));
  }

  private byte[] signature(byte[] message) throws Exception {
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    generator.addSignerInfoGenerator(
        new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
            .build(new JcaContentSignerBuilder(ALGORITHM).build(pair.getPrivate()), certificate));
    generator.addCertificates(new JcaCertStore(List.of(certificate)));
    return generator.generate(new CMSProcessableByteArray(message), false).getEncoded();
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(
        request.timeout(Duration.ofSeconds(30)).build(),
        BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private static void awaitThat(ThrowingRunnable holds) {
    await().atMost(Duration.ofSeconds(60)).untilAsserted(holds);
  }

  private JsonNode journal(String query) throws Exception {
    String token = Files.readString(data.resolve("hub/secrets/management.token")).strip();
    return JsonMapper.shared()
        .readTree(
            send(HttpRequest.newBuilder(URI.create(hub.url() + "/manage/journal?" + query))
                    .header("Authorization", "Bearer " + token))
                .body())
        .path("records");
  }
}
