package ru.uzel.mocks.smev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that go along with a message, as parts of it. */
class AttachmentsTest {

  private static final String NAMESPACE = "urn://x-artefacts-uzel-ru/cur/roads/1.0";
  private static final byte[] FILE = "файл ".repeat(100).getBytes(UTF_8);
  private static final String XOP =
      "<xop:Include xmlns:xop=\"http://www.w3.org/2004/08/xop/include\" href=\"cid:%s\"/>";

  @TempDir private Path directory;
  private MockedExchange exchange;
  private final CallText text = new CallText("1.3");
  private final SigningKey person = SigningKey.create("C=RU, CN=Person");

  @BeforeEach
  void start() throws Exception {
    exchange = new MockedExchange(directory);
    exchange.behave("{\"answerDelayMillis\":0,\"interim\":false}");
  }

  @AfterEach
  void stop() {
    exchange.close();
  }

  @Test
  void takesAFileThatIsAPart() throws Exception {
    String answer =
        send(
            header("f1", signature(FILE)),
            contents("f1", XOP.formatted("a@b")),
            Map.of("a@b", FILE));

    assertThat(answer).contains("SendRequestResponse");
    assertThat(exchange.book().at("/received/0/files/0/hash").asString())
        .isEqualTo(Base64.getEncoder().encodeToString(SigningKey.digest(FILE)));
    assertThat(exchange.book().at("/received/0/files/0/size").asInt()).isEqualTo(FILE.length);
    assertThat(exchange.book().at("/received/0/files/0/transport").asString()).isEqualTo("mtom");
    assertThat(exchange.book().at("/received/0/files/0/signature").asString()).isEqualTo("valid");
  }

  @Test
  void takesAFileWithinTheEnvelope() throws Exception {
    String content = Base64.getMimeEncoder().encodeToString(FILE);

    assertThat(send(header("f1", ""), contents("f1", content), Map.of()))
        .contains("SendRequestResponse");
    assertThat(exchange.book().at("/received/0/files/0/transport").asString()).isEqualTo("inline");
    assertThat(exchange.book().at("/received/0/files/0/signature").asString()).isEqualTo("none");
  }

  @Test
  void putsASignatureBackThatIsAPartBeforeItChecksWhatCoversIt() throws Exception {
    byte[] cms = DetachedSignature.sign(SigningKey.digest(FILE), person);
    String envelope =
        envelope(header("f1", base64(cms)), contents("f1", XOP.formatted("file")))
            .replace(base64(cms), XOP.formatted("sig%40x"));

    String answer =
        new String(exchange.postParts(envelope, Map.of("file", FILE, "sig@x", cms)), UTF_8);

    assertThat(answer).contains("SendRequestResponse");
    assertThat(exchange.book().at("/received/0/files/0/signature").asString()).isEqualTo("valid");
  }

  @Test
  void refusesASignatureOfAnotherFile() throws Exception {
    byte[] other = "другой".getBytes(UTF_8);

    assertThat(
            send(
                header("f1", signature(other)),
                contents("f1", XOP.formatted("f")),
                Map.of("f", FILE)))
        .contains("SignatureIsInvalid");
    assertThat(
            send(header("f1", base64(FILE)), contents("f1", XOP.formatted("f")), Map.of("f", FILE)))
        .contains("SignatureIsInvalid");
    assertThat(exchange.book().get("received").size()).isZero();
  }

  @Test
  void refusesHeadersThatDoNotFitTheContents() throws Exception {
    Map<String, byte[]> part = Map.of("f", FILE);

    assertThat(send(header("f1", ""), "", part)).contains("AttachmentContentMiscoordination");
    assertThat(send("", contents("f1", XOP.formatted("f")), part))
        .contains("AttachmentContentMiscoordination");
    assertThat(send(header("f2", ""), contents("f1", XOP.formatted("f")), part))
        .contains("AttachmentContentMiscoordination");
    assertThat(send(header("f1", ""), contents("f1", XOP.formatted("g")), part))
        .contains("AttachmentContentMiscoordination");
  }

  @Test
  void refusesMoreThanFitsInline() throws Exception {
    byte[] big = new byte[5 * 1024 * 1024 + 1];

    assertThat(send(header("f1", ""), contents("f1", XOP.formatted("f")), Map.of("f", big)))
        .contains(
            "AttachmentSizeLimitExceeded",
            "<f:PermittedTotalAttachmentSize>5242880<",
            "<f:RealTotalAttachmentSize>5242881<");
  }

  @Test
  void refusesMoreThanIsLeftOfTheQuota() throws Exception {
    exchange.behave("{\"attachmentQuota\":" + (FILE.length + 10) + "}");
    String contents = contents("f1", XOP.formatted("f"));
    send(header("f1", ""), contents, Map.of("f", FILE));

    assertThat(send(header("f1", ""), contents, Map.of("f", FILE)))
        .contains("QuoteLimitExceeded", "<f:RemainedTotalQuoteSize>10<");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1", "1.3"})
  void attachesFilesToARequest(String version) throws Exception {
    CallText in = new CallText(version);
    exchange.ask(
        "{\"files\":[{\"name\":\"a.txt\",\"mimeType\":\"text/plain\",\"text\":\"один\"},{\"size\":1000}]}");

    Map<String, byte[]> parts = exchange.parts(in, "GetRequest", in.selector(""));

    String request = new String(parts.get(""), UTF_8);
    Contract.of(new SmevNamespaces(version)).check(withoutIncludes(request), request);
    assertThat(parts).hasSize(3);
    assertThat(parts.values()).contains("один".getBytes(UTF_8));
    assertThat(
            Answers.finding(request, "SMEVSignature", "Request", directory.resolve("smev.crt.pem")))
        .isEqualTo("none");
    byte[] cms = Base64.getDecoder().decode(Answers.text(request, "SignaturePKCS7"));
    assertThat(DetachedSignature.finding(cms, SigningKey.digest("один".getBytes(UTF_8)))).isEmpty();
    assertThat(Answers.text(request, "contentId")).isEqualTo(Answers.text(request, "Id"));
  }

  @Test
  void attachesFilesToAnAnswerWithTheirSignaturesAsParts() throws Exception {
    exchange.behave(
        "{\"answerDelayMillis\":0,\"interim\":false,\"answerFiles\":[{\"text\":\"акт\",\"signatureByInclude\":true}]}");
    send("", "", Map.of());
    await().until(() -> exchange.book().get("answered").size() == 1);

    Map<String, byte[]> parts = exchange.parts(text, "GetResponse", text.selector(""));

    String response = new String(parts.get(""), UTF_8);
    assertThat(parts).hasSize(3);
    String id =
        parts.keySet().stream()
            .filter(one -> one.startsWith("signature"))
            .findFirst()
            .orElseThrow();
    assertThat(response).contains("<b:SignaturePKCS7><xop:Include");
    assertThat(DetachedSignature.finding(parts.get(id), SigningKey.digest("акт".getBytes(UTF_8))))
        .isEmpty();
    // The digest was made over base64: as it stands the signature fails, put back it holds.
    Path smev = directory.resolve("smev.crt.pem");
    assertThat(Answers.finding(response, "SMEVSignature", "Response", smev))
        .endsWith("SignatureIsInvalid");
    String restored =
        response.replaceFirst(
            "<b:SignaturePKCS7><xop:Include[^>]*/>", "<b:SignaturePKCS7>" + base64(parts.get(id)));
    assertThat(Answers.finding(restored, "SMEVSignature", "Response", smev)).isEqualTo("none");
  }

  @ParameterizedTest
  @CsvSource({"signature", "content"})
  void spoilsAFile(String how) throws Exception {
    exchange.ask("{\"files\":[{\"text\":\"акт\",\"spoil\":\"" + how + "\"}]}");

    Map<String, byte[]> parts = exchange.parts(text, "GetRequest", text.selector(""));

    byte[] cms =
        Base64.getDecoder()
            .decode(Answers.text(new String(parts.get(""), UTF_8), "SignaturePKCS7"));
    byte[] file =
        parts.entrySet().stream()
            .filter(part -> part.getKey().startsWith("file"))
            .findFirst()
            .orElseThrow()
            .getValue();
    assertThat(DetachedSignature.finding(cms, SigningKey.digest(file))).isNotEmpty();
  }

  @Test
  void takesFilesWithAnAnswer() throws Exception {
    String to = exchange.ask("{}").get("replyTo").asString();
    String signed =
        text.response(
            MessageIdCheck.next(),
            to,
            text.report(NAMESPACE, "Решено") + header("f1", signature(FILE)));
    String envelope =
        text.envelope(
            "SendResponse", "", signed, contents("f1", XOP.formatted("f")), exchange.caller);

    assertThat(new String(exchange.postParts(envelope, Map.of("f", FILE)), UTF_8))
        .contains("SendResponseResponse");
    assertThat(exchange.book().at("/responses/0/files/0/signature").asString()).isEqualTo("valid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--b0und",
        "--b0und\r\n\r\n--b0und--",
        "garbage without boundary",
        "--b0und\r\nContent-ID: <root>\r\n\r\n<broken",
        "--b0und\r\nContent-Transfer-Encoding: base64\r\n\r\n*****\r\n--b0und--"
      })
  void answersGarbageInPartsWithAFault(String body) {
    String answer =
        new String(
            exchange.postBody("multipart/related; boundary=\"b0und\"", body.getBytes(UTF_8)),
            UTF_8);

    assertThat(answer).contains("soap:Client").doesNotContain("SMEVFailure");
  }

  @Test
  void answersPartsWithoutBoundaryWithAFault() {
    assertThat(new String(exchange.postBody("multipart/related", FILE), UTF_8))
        .contains("soap:Client");
  }

  @Test
  void leavesNoScratchFilesBehind() throws Exception {
    send(header("f1", ""), contents("f1", XOP.formatted("f")), Map.of("f", FILE));
    send(header("f1", ""), "", Map.of("f", FILE));

    assertThat(directory.resolve("smev-files"))
        .isDirectoryNotContaining(path -> path.toString().endsWith(".bin"));
  }

  private String send(String headers, String contents, Map<String, byte[]> parts) throws Exception {
    return new String(exchange.postParts(envelope(headers, contents), parts), UTF_8);
  }

  private String envelope(String headers, String contents) {
    return text.envelope(
        "SendRequest",
        "",
        text.request(MessageIdCheck.next(), "", text.assignment(NAMESPACE, "Яма"), headers),
        contents,
        exchange.caller);
  }

  private static String header(String id, String signature) {
    return "<b:AttachmentHeaderList><b:AttachmentHeader><b:contentId>%s</b:contentId><b:MimeType>text/plain</b:MimeType>%s</b:AttachmentHeader></b:AttachmentHeaderList>"
        .formatted(
            id,
            signature.isEmpty() ? "" : "<b:SignaturePKCS7>" + signature + "</b:SignaturePKCS7>");
  }

  private static String contents(String id, String content) {
    return "<b:AttachmentContentList><b:AttachmentContent><b:Id>%s</b:Id><b:Content>%s</b:Content></b:AttachmentContent></b:AttachmentContentList>"
        .formatted(id, content);
  }

  private String signature(byte[] file) {
    return base64(DetachedSignature.sign(SigningKey.digest(file), person));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static org.w3c.dom.Element withoutIncludes(String answer) throws Exception {
    return Answers.body(answer.replaceAll("<xop:Include[^>]*/>", ""));
  }
}
