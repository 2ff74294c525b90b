package ru.uzel.mocks.smev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.apache.commons.net.ftp.FTPClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that go by FTP. */
class FtpTest {

  private static final String NAMESPACE = "urn://x-artefacts-uzel-ru/cur/roads/1.0";
  private static final byte[] FILE = "файл ".repeat(20_000).getBytes(UTF_8);

  @TempDir private Path directory;
  private MockedExchange exchange;
  private final CallText text = new CallText("1.3");
  private final SigningKey person = SigningKey.create("C=RU, CN=Person");
  private final String uuid = UUID.randomUUID().toString();

  @BeforeEach
  void start() throws Exception {
    exchange = new MockedExchange(directory);
    exchange.behave("{\"redeliveryMillis\":60000}");
  }

  @AfterEach
  void stop() {
    exchange.close();
  }

  @Test
  void takesAnUploadedFile() throws Exception {
    upload(FILE);

    String answer = send(hash(FILE), signature(FILE));

    assertThat(answer).contains("SendRequestResponse");
    assertThat(exchange.book().at("/received/0/files/0/transport").asString()).isEqualTo("ftp");
    assertThat(exchange.book().at("/received/0/files/0/size").asInt()).isEqualTo(FILE.length);
    assertThat(exchange.book().at("/received/0/files/0/signature").asString()).isEqualTo("valid");
  }

  @Test
  void continuesAnUploadThatBroke() throws Exception {
    exchange.behave("{\"faults\":[{\"operation\":\"FtpUpload\",\"afterBytes\":70000}]}");
    assertThat(uploadOnce(FILE)).isFalse();

    FTPClient ftp = exchange.ftp("anonymous", "smev");
    long size = Long.parseLong(ftp.getSize(uuid + "/file.bin"));
    assertThat(size).isEqualTo(70_000);
    assertThat(
            ftp.appendFile(
                uuid + "/file.bin",
                new ByteArrayInputStream(Arrays.copyOfRange(FILE, 70_000, FILE.length))))
        .isTrue();
    ftp.disconnect();

    assertThat(send(hash(FILE), signature(FILE))).contains("SendRequestResponse");
  }

  @Test
  void refusesAFileThatIsNotThereOrNotTheSame() throws Exception {
    assertThat(send(hash(FILE), "")).contains("AttachmentContentMiscoordination", "нет на FTP");
    upload(FILE);
    assertThat(send(hash(new byte[] {1}), "")).contains("AttachmentContentMiscoordination", "Hash");
    assertThat(send(hash(FILE), signature(new byte[] {1}))).contains("SignatureIsInvalid");
    assertThat(send(hash(FILE), "", "../" + uuid)).contains("AttachmentContentMiscoordination");
  }

  @Test
  void limitsWhatGoesByFtp() throws Exception {
    exchange.behave("{\"ftpLimit\":1000}");
    upload(FILE);

    assertThat(send(hash(FILE), ""))
        .contains("AttachmentSizeLimitExceeded", "<f:PermittedTotalAttachmentSize>1000<");
  }

  @Test
  void letsNobodyReadWhatOthersUploaded() throws Exception {
    upload(FILE);
    FTPClient ftp = exchange.ftp("anonymous", "smev");

    assertThat(ftp.retrieveFile(uuid + "/file.bin", new ByteArrayOutputStream())).isFalse();
    ftp.disconnect();
    assertThatThrownBy(() -> exchange.ftp("somebody", "x")).hasMessage("not let in");
  }

  @Test
  void givesAFileToItsRecipientAlone() throws Exception {
    exchange.ask("{\"files\":[{\"name\":\"акт.pdf\",\"size\":100000,\"transport\":\"ftp\"}]}");
    String request = exchange.call(text, "GetRequest", text.selector(""));

    ByteArrayOutputStream file = new ByteArrayOutputStream();
    FTPClient ftp = recipient(request);
    assertThat(ftp.retrieveFile(Answers.text(request, "FileName"), file)).isTrue();
    assertThat(ftp.deleteFile(Answers.text(request, "FileName"))).isFalse();
    assertThat(ftp.storeFile("other", new ByteArrayInputStream(FILE))).isFalse();
    ftp.disconnect();

    assertThat(file.size()).isEqualTo(100_000);
    assertThat(Answers.text(request, "Hash")).isEqualTo(hash(file.toByteArray()));
    byte[] cms = Base64.getDecoder().decode(Answers.text(request, "SignaturePKCS7"));
    assertThat(DetachedSignature.finding(cms, SigningKey.digest(file.toByteArray()))).isEmpty();
    assertThatThrownBy(() -> exchange.ftp(Answers.text(request, "UserName"), "wrong"))
        .hasMessage("not let in");
    Contract.of(new SmevNamespaces("1.3")).check(Answers.body(request), request);
  }

  @Test
  void breaksADownloadSoThatItCanBeContinued() throws Exception {
    exchange.behave("{\"faults\":[{\"operation\":\"FtpDownload\",\"afterBytes\":50000}]}");
    exchange.ask("{\"files\":[{\"name\":\"a.pdf\",\"size\":100000,\"transport\":\"ftp\"}]}");
    String request = exchange.call(text, "GetRequest", text.selector(""));
    ByteArrayOutputStream file = new ByteArrayOutputStream();

    FTPClient ftp = recipient(request);
    assertThat(ftp.retrieveFile("/a.pdf", file)).isFalse();
    // What the client held in its buffer is lost to it.
    assertThat(file.size()).isBetween(1, 50_000);
    ftp.setRestartOffset(file.size());
    assertThat(ftp.retrieveFile("/a.pdf", file)).isTrue();
    ftp.disconnect();

    assertThat(hash(file.toByteArray())).isEqualTo(Answers.text(request, "Hash"));
  }

  @Test
  void spoilsTheHash() throws Exception {
    exchange.ask(
        "{\"files\":[{\"name\":\"a.pdf\",\"size\":10,\"transport\":\"ftp\",\"spoil\":\"hash\"}]}");
    String request = exchange.call(text, "GetRequest", text.selector(""));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    FTPClient ftp = recipient(request);
    ftp.retrieveFile("/a.pdf", file);
    ftp.disconnect();

    assertThat(hash(file.toByteArray())).isNotEqualTo(Answers.text(request, "Hash"));
  }

  /** Surefire gives a heap of 1 GiB; what would hold the file thrice would still fail. */
  @Test
  @Tag("load")
  void carriesTwoHundredMebibytesBothWaysWithoutHoldingThem() throws Exception {
    long size = 200L << 20;
    exchange.ask("{\"files\":[{\"name\":\"big.bin\",\"size\":" + size + "}]}");
    String request = exchange.call(text, "GetRequest", text.selector(""));
    long before = used();

    FTPClient down = recipient(request);
    FTPClient up = exchange.ftp("anonymous", "smev");
    up.makeDirectory(uuid);
    try (InputStream in = down.retrieveFileStream("/big.bin");
        OutputStream out = up.storeFileStream(uuid + "/file.bin")) {
      in.transferTo(out);
    }
    assertThat(up.completePendingCommand()).isTrue();
    assertThat(down.completePendingCommand()).isTrue();
    up.disconnect();
    down.disconnect();

    assertThat(send(Answers.text(request, "Hash"), Answers.text(request, "SignaturePKCS7")))
        .contains("SendRequestResponse");
    assertThat(exchange.book().at("/received/0/files/0/size").asLong()).isEqualTo(size);
    assertThat(used() - before).isLessThan(100L << 20);
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private FTPClient recipient(String message) throws IOException {
    return exchange.ftp(Answers.text(message, "UserName"), Answers.text(message, "Password"));
  }

  private void upload(byte[] file) throws IOException {
    assertThat(uploadOnce(file)).isTrue();
  }

  private boolean uploadOnce(byte[] file) throws IOException {
    FTPClient ftp = exchange.ftp("anonymous", "smev");
    ftp.makeDirectory(uuid);
    ftp.changeWorkingDirectory(uuid);
    boolean done = ftp.storeFile("file.bin", new ByteArrayInputStream(file));
    ftp.disconnect();
    return done;
  }

  private String send(String hash, String signature) {
    return send(hash, signature, uuid);
  }

  private String send(String hash, String signature, String name) {
    String header =
        "<b:RefAttachmentHeaderList><b:RefAttachmentHeader><b:uuid>%s</b:uuid><b:Hash>%s</b:Hash><b:MimeType>application/pdf</b:MimeType>%s</b:RefAttachmentHeader></b:RefAttachmentHeaderList>"
            .formatted(
                name,
                hash,
                signature.isEmpty()
                    ? ""
                    : "<b:SignaturePKCS7>" + signature + "</b:SignaturePKCS7>");
    return exchange.call(
        text,
        "SendRequest",
        text.request(MessageIdCheck.next(), "", text.assignment(NAMESPACE, "Яма"), header));
  }

  private String signature(byte[] file) {
    return Base64.getEncoder()
        .encodeToString(DetachedSignature.sign(SigningKey.digest(file), person));
  }

  private static String hash(byte[] file) {
    return Base64.getEncoder().encodeToString(SigningKey.digest(file));
  }
}
