package ru.uzel.hub.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.hub.SigningSmev;
import ru.uzel.hub.WorkedExample;
import ru.uzel.model.signature.DetachedContent;

/** 200 MiB in and out again through a whole hub whose heap could not hold them. */
class LargeAttachmentIT {

  private static final int BLOCK = 1 << 20;
  private static final int BLOCKS = 200;
  private static final String UUID = "5b1c7a80-0a4b-41f1-9c1a-0123456789ab";
  private static final String API_KEY = "key-of-the-portal";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir Path folder;

  @Test
  void goesThroughAHubWithAHeapOf512Megabytes() throws Exception {
    Path files = Files.createDirectory(folder.resolve("files"));
    Path given = Files.createDirectory(files.resolve(UUID)).resolve("запись.mp4");
    byte[] digest = generate(given);
    String hash = HexFormat.of().formatHex(digest);
    try (FileStore store = new FileStore(files, "uzel", "s3cret");
        SigningSmev smev = new SigningSmev(folder.resolve("smev"));
        HubOnItsOwn hub = new HubOnItsOwn(data(), config(smev.uri(), store.port(), hash))) {
      URI url = hub.url();

      submit(url, "pothole");
      await().atMost(PATIENCE).until(() -> smev.requests.size() == 1);
      smev.answer(
          SigningSmev.messageId(smev.requests.get(0)),
          "<b:RefAttachmentHeaderList><b:RefAttachmentHeader><b:uuid>"
              + UUID
              + "</b:uuid><b:Hash>"
              + Base64.getEncoder().encodeToString(digest)
              + "</b:Hash><b:MimeType>video/mp4</b:MimeType><b:SignaturePKCS7>"
              + signature(smev, digest)
              + "</b:SignaturePKCS7></b:RefAttachmentHeader></b:RefAttachmentHeaderList>",
          "<b:FSAttachmentsList><b:FSAttachment><b:uuid>"
              + UUID
              + "</b:uuid><b:UserName>uzel</b:UserName><b:Password>s3cret</b:Password><b:FileName>/"
              + UUID
              + "/запись.mp4</b:FileName></b:FSAttachment></b:FSAttachmentsList>");
      await().atMost(PATIENCE).until(() -> !smev.acks.isEmpty() || !hub.isAlive());
      assertThat(smev.acks).as(hub::told).hasSize(1);
      assertThat(smev.acks.get(0)).contains("accepted=\"true\"");
      submit(url, "bus-stop");
      await().atMost(PATIENCE).until(() -> smev.requests.size() == 2 || !hub.isAlive());

      assertThat(hub.isAlive()).as(hub::told).isTrue();
      assertThat(smev.requests.get(1))
          .contains("RefAttachmentHeader", Base64.getEncoder().encodeToString(digest));
      assertThat(streebog(Files.newInputStream(uploaded(files)))).isEqualTo(digest);
      assertThat(streebog(audited(url, hash))).isEqualTo(digest);
      assertThat(sealed()).isBetween(given.toFile().length(), given.toFile().length() + BLOCK);
    }
    assertThat(Files.readString(folder.resolve("hub-data/hub/logs/hub.log")))
        .doesNotContain("s3cret");
  }

  private static byte[] generate(Path file) throws Exception {
    MessageDigest digest = digest();
    byte[] block = new byte[BLOCK];
    Random random = new Random(42);
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < BLOCKS; i++) {
        random.nextBytes(block);
        digest.update(block);
        out.write(block);
      }
    }
    return digest.digest();
  }

  private static MessageDigest digest() throws Exception {
    return MessageDigest.getInstance("GOST3411-2012-256", new BouncyCastleProvider());
  }

  private static byte[] streebog(InputStream stream) throws Exception {
    MessageDigest digest = digest();
    byte[] block = new byte[BLOCK];
    try (InputStream in = stream) {
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        digest.update(block, 0, read);
      }
    }
    return digest.digest();
  }

  private static String signature(SigningSmev smev, byte[] digest) {
    byte[] cms =
        smev.signer.signDetached(
            new DetachedContent() {
              @Override
              public InputStream open() {
                throw new AssertionError("the digest is known");
              }

              @Override
              public Optional<byte[]> streebog256() {
                return Optional.of(digest);
              }
            },
            "hub");
    return Base64.getEncoder().encodeToString(cms);
  }

  private Path data() throws Exception {
    Path hub = folder.resolve("hub-data/hub");
    Files.createDirectories(hub.resolve("trust/smev"));
    Files.copy(folder.resolve("smev/keys/hub.crt.pem"), hub.resolve("trust/smev/smev.pem"));
    byte[] key = MessageDigest.getInstance("SHA-256").digest(API_KEY.getBytes(UTF_8));
    Files.createDirectories(hub.resolve("secrets"));
    Files.writeString(
        hub.resolve("secrets/regional.api-key.sha256"), HexFormat.of().formatHex(key));
    Files.writeString(hub.resolve("secrets/ftp.password"), "s3cret");
    return folder.resolve("hub-data");
  }

  private Path config(URI smev, int ftpPort, String hash) {
    return WorkedExample.copiedTo(folder.resolve("config"))
        .without("flows/scores.yaml")
        .without("flows/voting.yaml")
        .without("regions/example.yaml")
        .without("parties/pos.yaml")
        .without("parties/utilities.yaml")
        .without("flows/utilities.yaml")
        .without("parties/social.yaml")
        .without("parties/appeals.yaml")
        .without("parties/municipal.yaml")
        .without("parties/district.yaml")
        .without("flows/district.yaml")
        .with(
            "parties/roads.yaml",
            """
            name: roads
            title: Министерство
            personalData: P1
            adapter: smev
            settings:
              endpoint: %s
              contentNamespace: urn://x-artefacts-uzel-ru/cur/roads/1.0
              trust: smev
              ftpPort: %d
              ftpUser: uzel
              ftpPassword: file:ftp.password
            """
                .formatted(smev, ftpPort))
        .with(
            "flows/roads.yaml",
            """
            name: roads
            from: { parties: [regional], kinds: [CitizenMessage] }
            when: category.code = "pothole"
            to: [ { party: roads } ]
            """)
        .with(
            "flows/with-file.yaml",
            """
            name: with-file
            from: { parties: [regional], kinds: [CitizenMessage] }
            when: category.code = "bus-stop"
            map: >-
              $merge([$, {"attachments": [{"name": "запись.mp4", "mimeType": "video/mp4",
              "content": {"hash": "%s", "size": %d}}]}])
            to: [ { party: roads } ]
            """
                .formatted(hash, (long) BLOCK * BLOCKS))
        .with(
            "flows/answers.yaml",
            """
            name: answers
            from: { parties: [roads], kinds: [StatusUpdate] }
            to: [ { party: $origin } ]
            """)
        .directory();
  }

  private static void submit(URI hub, String service) throws Exception {
    String form =
        "api_key=%s&service_code=%s&lat=56.86&long=35.9&description=%s"
            .formatted(API_KEY, service, URLEncoder.encode("Яма у дома 7", UTF_8));
    HttpResponse<String> answer =
        CLIENT.send(
            HttpRequest.newBuilder(hub.resolve("/regional/open311/v2/requests.json"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
  }

  private InputStream audited(URI hub, String hash) throws Exception {
    String token = Files.readString(folder.resolve("hub-data/hub/secrets/management.token"));
    HttpResponse<InputStream> answer =
        CLIENT.send(
            HttpRequest.newBuilder(hub.resolve("/manage/journal/payloads/" + hash))
                .header("Authorization", "Bearer " + token.strip())
                .build(),
            BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static Path uploaded(Path files) throws IOException {
    try (var found = Files.walk(files)) {
      return found
          .filter(file -> file.endsWith("запись.mp4") && !file.getParent().endsWith(UUID))
          .findFirst()
          .orElseThrow();
    }
  }

  /** One file came and the same went: it is kept once. */
  private long sealed() throws IOException {
    try (var found = Files.walk(folder.resolve("hub-data/hub/content"))) {
      return found.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
