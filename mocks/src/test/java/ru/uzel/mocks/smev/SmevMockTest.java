package ru.uzel.mocks.smev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static ru.uzel.mocks.smev.MockedExchange.ack;
import static ru.uzel.mocks.smev.MockedExchange.data;
import static ru.uzel.mocks.smev.MockedExchange.selector;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmevMockTest {

  private static final Pattern RESPONSE_ID =
      Pattern.compile("MessageMetadata[^>]*><t:MessageId>([^<]+)<");

  @TempDir private Path directory;
  private MockedExchange exchange;

  @BeforeEach
  void start() throws Exception {
    exchange = new MockedExchange(directory);
    exchange.behave("{\"answerDelayMillis\":0,\"interim\":false,\"redeliveryMillis\":60000}");
  }

  @AfterEach
  void stop() {
    exchange.close();
  }

  @Test
  void takesASignedRequestAndGivesTheReportUntilItIsAcknowledged() {
    HttpResponse<String> sent = exchange.call("SendRequestRequest", data(id(), "Яма"));

    assertThat(sent.statusCode()).isEqualTo(200);
    assertThat(sent.body()).contains("SendRequestResponse", "SMEVSignature", "requestIsQueued");
    String response = next();
    assertThat(response).contains("CaseReport", "Решено", "SenderInformationSystemSignature");
    String responseId = responseId(response);
    assertThat(exchange.call("AckRequest", ack(responseId, true)).body()).contains("AckResponse");
    assertThat(empty()).contains("GetResponseResponse").doesNotContain("ResponseMessage");
    assertThat(exchange.book().at("/received/0/times").asInt()).isEqualTo(1);
    assertThat(exchange.book().at("/received/0/sourceRecord").asString()).isEqualTo("{\"a\":1}");
    assertThat(exchange.book().at("/answered/0/acked").asBoolean()).isTrue();
    assertThat(exchange.book().at("/answered/0/deliveries").asInt()).isEqualTo(1);
  }

  @Test
  void tellsWhoWorksOnTheCaseBeforeTheReport() {
    exchange.behave("{\"answerDelayMillis\":100}");
    exchange.call("SendRequestRequest", data(id(), "Яма"));

    String interim = next();
    exchange.call("AckRequest", ack(responseId(interim), true));

    assertThat(interim).contains("<t:StatusCode>1<", "Назначен исполнитель");
    assertThat(next()).contains("CaseReport");
  }

  @Test
  void answersAMarkedTextWithItsWord() {
    exchange.behave(
        "{\"answerDelayMillis\":0,\"interim\":false,\"answers\":{\"МАРКЕР\":\"Отложено до весны\"}}");
    exchange.call("SendRequestRequest", data(id(), "Яма МАРКЕР"));

    assertThat(next()).contains("<c:Status>Отложено до весны<");
  }

  @Test
  void redeliversWhatNobodyAcknowledged() {
    exchange.behave("{\"answerDelayMillis\":0,\"interim\":false,\"redeliveryMillis\":50}");
    exchange.call("SendRequestRequest", data(id(), "Яма"));

    String first = next();

    assertThat(responseId(next())).isEqualTo(responseId(first));
    assertThat(exchange.book().at("/answered/0/deliveries").asInt()).isEqualTo(2);
  }

  @Test
  void keepsAResponseAwayWhileItMayStillBeAcknowledged() {
    exchange.call("SendRequestRequest", data(id(), "Яма"));

    next();

    assertThat(empty()).doesNotContain("ResponseMessage");
  }

  @Test
  void handsOutARightCopyAfterATamperedOneWasRefused() {
    exchange.behave("{\"answerDelayMillis\":0,\"interim\":false,\"tamperNextResponses\":1}");
    exchange.call("SendRequestRequest", data(id(), "Яма"));

    String tampered = next();
    exchange.call("AckRequest", ack(responseId(tampered), false));
    String clean = next();

    assertThat(tampered).contains("Не поддержано");
    assertThat(clean).contains("Решено").doesNotContain("Не поддержано");
    assertThat(exchange.book().at("/answered/0/tampered").asBoolean()).isTrue();
    assertThat(exchange.book().at("/answered/0/rejections").asInt()).isEqualTo(1);
    assertThat(exchange.book().at("/answered/0/acked").asBoolean()).isFalse();
  }

  @Test
  void signsAsAStrangerWhenTold() throws Exception {
    exchange.behave(
        "{\"answerDelayMillis\":0,\"interim\":false,\"wrongSignatureNextResponses\":1}");
    exchange.call("SendRequestRequest", data(id(), "Яма"));
    String known = Files.readString(directory.resolve("smev.crt.pem")).lines().toList().get(1);

    String wrong = next();
    exchange.call("AckRequest", ack(responseId(wrong), false));

    assertThat(wrong).doesNotContain(known);
    assertThat(next()).contains(known);
  }

  @Test
  void takesAMessageOnce() {
    String id = id();
    exchange.call("SendRequestRequest", data(id, "Яма"));

    assertThat(exchange.call("SendRequestRequest", data(id, "Яма")).body())
        .contains("MessageIsAlreadySent");
    assertThat(exchange.book().get("received").size()).isEqualTo(1);
  }

  @Test
  void countsAnEffectTwiceWhenTheHubSendsItUnderTwoIds() {
    exchange.call("SendRequestRequest", data(id(), "Яма"));
    exchange.call("SendRequestRequest", data(id(), "Яма"));

    assertThat(exchange.book().at("/received/0/times").asInt()).isEqualTo(2);
  }

  @Test
  void refusesIdsThatAreNotOfVersionOne() {
    assertThat(exchange.call("SendRequestRequest", data(UUID.randomUUID().toString(), "x")).body())
        .contains("InvalidMessageIdFormat");
    assertThat(exchange.call("SendRequestRequest", data(id().toUpperCase(Locale.ROOT), "x")).body())
        .contains("InvalidMessageIdFormat");
  }

  @Test
  void refusesAnOldId() {
    assertThat(
            exchange
                .call("SendRequestRequest", data("13814000-1dd2-11b2-8000-010000000000", "x"))
                .body())
        .contains("StaleMessageId");
  }

  @Test
  void refusesAnEnvelopeWithoutHeader() {
    String data = data(id(), "x");
    String envelope =
        exchange
            .envelope(
                "SendRequestRequest",
                data,
                SignatureProfile.sign(data, "SIGNED_BY_CONSUMER", exchange.caller))
            .replace("<soap:Header/>", "");

    HttpResponse<String> answer = exchange.post(envelope);

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("PoorSOAPEnvelopeFormat");
  }

  @Test
  void refusesAMissingSignature() {
    assertThat(finding(exchange.envelope("SendRequestRequest", data(id(), "x"), "")))
        .isEqualTo("NoSignatureFound");
  }

  @Test
  void refusesAnAlteredMessage() {
    String data = data(id(), "x");
    String envelope =
        exchange.envelope(
            "SendRequestRequest",
            data,
            SignatureProfile.sign(data, "SIGNED_BY_CONSUMER", exchange.caller));

    assertThat(finding(envelope.replace("11111111-1111", "11111111-1112")))
        .isEqualTo("SignatureIsInvalid");
    assertThat(exchange.book().get("signaturesRejected").asInt()).isEqualTo(1);
    assertThat(exchange.book().get("received").size()).isZero();
  }

  @Test
  void acceptsTheSameSignatureAfterPrefixesAndWhitespaceChanged() {
    String data = data(id(), "x");
    String envelope =
        exchange
            .envelope(
                "SendRequestRequest",
                data,
                SignatureProfile.sign(data, "SIGNED_BY_CONSUMER", exchange.caller))
            .replace("<c:", "\n <other:")
            .replace("</c:", "</other:")
            .replace("xmlns:c=", "xmlns:other=");

    assertThat(exchange.post(envelope).statusCode()).isEqualTo(200);
  }

  @Test
  void refusesASignatureOverAnotherElement() {
    String data = data(id(), "x");
    String other = "<t:Other xmlns:t=\"urn:other\" Id=\"OTHER\">1</t:Other>";
    String envelope =
        exchange.envelope(
            "SendRequestRequest", data, SignatureProfile.sign(other, "OTHER", exchange.caller));

    assertThat(finding(envelope)).isEqualTo("IncorrectSignatureTarget");
  }

  @Test
  void refusesASignatureWrappedAroundACopy() {
    String data = data(id(), "x");
    String envelope =
        exchange
            .envelope(
                "SendRequestRequest",
                data,
                SignatureProfile.sign(data, "SIGNED_BY_CONSUMER", exchange.caller))
            .replace("<soap:Header/>", "<soap:Header>" + data + "</soap:Header>");

    assertThat(finding(envelope)).isEqualTo("IncorrectSignatureTarget");
  }

  @Test
  void refusesAnUnknownCaller() {
    String data = data(id(), "x");
    SigningKey other = SigningKey.create("CN=Somebody");

    assertThat(
            finding(
                exchange.envelope(
                    "SendRequestRequest",
                    data,
                    SignatureProfile.sign(data, "SIGNED_BY_CONSUMER", other))))
        .isEqualTo("CertificateIsNotFound");
  }

  @Test
  void refusesAnotherContentType() {
    assertThat(exchange.call("SendRequestRequest", data(id(), "x", "Unheard")).body())
        .contains("BusinessDataTypeIsNotSupported", "<f:RootElementLocalName>Unheard<");
  }

  @Test
  void refusesContentOutOfOrder() {
    String data = data(id(), "x").replaceFirst("<c:Channel>.*</c:Channel>", "");

    assertThat(exchange.call("SendRequestRequest", data).body())
        .contains("InvalidContent", "Channel}' is expected");
  }

  @Test
  void answersALateAckWithTargetMessageIsNotFound() {
    HttpResponse<String> answer = exchange.call("AckRequest", ack(id(), true));

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("TargetMessageIsNotFound", "SMEV-501");
  }

  @Test
  void failsAsPlannedAndThenNoMore() {
    exchange.behave(
        "{\"answerDelayMillis\":0,\"faults\":[{\"operation\":\"SendRequest\",\"fault\":\"SMEVFailure\",\"times\":1},{\"operation\":\"GetResponse\",\"http\":503}]}");

    assertThat(exchange.call("SendRequestRequest", data(id(), "x")).body()).contains("SMEVFailure");
    assertThat(exchange.call("SendRequestRequest", data(id(), "x")).statusCode()).isEqualTo(200);
    assertThat(exchange.call("GetResponseRequest", selector()).statusCode()).isEqualTo(503);
    assertThat(exchange.call("GetResponseRequest", selector()).statusCode()).isEqualTo(200);
  }

  @Test
  void failsOnlyWhatMatches() {
    exchange.behave(
        "{\"faults\":[{\"operation\":\"SendRequest\",\"match\":\"МЕТКА\",\"fault\":\"AccessDenied\"}]}");

    assertThat(exchange.call("SendRequestRequest", data(id(), "x")).statusCode()).isEqualTo(200);
    assertThat(exchange.call("SendRequestRequest", data(id(), "МЕТКА")).body())
        .contains("AccessDenied");
  }

  @Test
  void losesItsAnswerAfterTheEffectWhenTold() {
    exchange.behave(
        "{\"faults\":[{\"operation\":\"SendRequest\",\"fault\":\"close\",\"afterEffect\":true}]}");
    String data = data(id(), "x");

    assertThatThrownBy(() -> exchange.call("SendRequestRequest", data))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(exchange.call("SendRequestRequest", data).body()).contains("MessageIsAlreadySent");
  }

  @Test
  void closesConnectionsWhileDown() {
    exchange.behave("{\"down\":true}");

    assertThatThrownBy(() -> exchange.call("SendRequestRequest", data(id(), "x")))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void refusesADocumentTypeDeclaration() {
    HttpResponse<String> answer =
        exchange.post("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("soap:Client").doesNotContain("root:");
  }

  @Test
  void refusesABehaviourItDoesNotKnow() {
    assertThat(exchange.behave("{\"answerDelayMilis\":1}").statusCode()).isEqualTo(400);
  }

  @Test
  void signsWhatItsOwnCheckAccepts() throws Exception {
    String element = "<t:A xmlns:t=\"urn:a\" Id=\"A\"><t:B>x &lt;&gt; &amp; y</t:B></t:A>";
    SigningKey key = SigningKey.create("CN=Signer");
    Path file = directory.resolve("signer.pem");
    key.writeCertificate(file);
    String signature = SignatureProfile.sign(element, "A", key);
    var root =
        Dom.parse(("<r><c>" + signature + "</c>" + element + "</r>").getBytes(UTF_8))
            .getDocumentElement();

    new CallerCheck(new CallerCertificate(file))
        .check(Dom.children(root).get(0), Dom.children(root).get(1));
  }

  private String next() {
    return await()
        .until(
            () -> exchange.call("GetResponseRequest", selector()).body(),
            body -> body.contains("ResponseMessage"));
  }

  private String empty() {
    return exchange.call("GetResponseRequest", selector()).body();
  }

  private String finding(String envelope) {
    Matcher finding =
        Pattern.compile("<f:SignatureVerificationFault>(\\w+)<")
            .matcher(exchange.post(envelope).body());
    return finding.find() ? finding.group(1) : "none";
  }

  private static String id() {
    return MessageIdCheck.next();
  }

  private static String responseId(String response) {
    Matcher id = RESPONSE_ID.matcher(response);
    assertThat(id.find()).isTrue();
    return id.group(1);
  }
}
