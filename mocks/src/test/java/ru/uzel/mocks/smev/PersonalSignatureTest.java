package ru.uzel.mocks.smev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ЭП-СП, both ways. */
class PersonalSignatureTest {

  @TempDir private Path directory;
  private MockedExchange exchange;
  private final SigningKey person = SigningKey.create("CN=Person");

  @BeforeEach
  void start() throws Exception {
    exchange = new MockedExchange(directory);
  }

  @AfterEach
  void stop() {
    exchange.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1", "1.2", "1.3"})
  void personsSignRequestsAndAnswersInEveryVersion(String version) throws Exception {
    CallText text = new CallText(version);
    exchange.behave("{\"personalSignature\":\"right\",\"answerDelayMillis\":0,\"interim\":false}");
    exchange.ask("{}");

    String request = exchange.call(text, "GetRequest", text.selector(""));
    String answer = answer(text);

    assertThat(finding(request, "CaseAssignment")).isEqualTo("none");
    assertThat(finding(answer, "CaseReport")).isEqualTo("none");
    // What the sender signed has the person's signature in it.
    assertThat(
            Answers.finding(
                request,
                "SenderInformationSystemSignature",
                "SenderProvidedRequestData",
                directory.resolve("body.crt.pem")))
        .isEqualTo("none");
    Contract.of(new SmevNamespaces(version)).check(Answers.body(request), request);
    Contract.of(new SmevNamespaces(version)).check(Answers.body(answer), answer);
    Contract.ofCases(MockedExchange.CONTENT)
        .check(Answers.first(Answers.body(request), "CaseAssignment"), request);
    Contract.ofCases(MockedExchange.CONTENT)
        .check(Answers.first(Answers.body(answer), "CaseReport"), answer);
  }

  @ParameterizedTest
  @CsvSource({
    "content,SignatureIsInvalid",
    "value,SignatureIsInvalid",
    "target,IncorrectSignatureTarget",
    "stranger,CertificateIsNotFound",
    "expired,CertificateIsNotFound"
  })
  void spoilsThePersonsSignatureAlone(String how, String finding) throws Exception {
    CallText text = new CallText("1.3");
    exchange.behave("{\"personalSignature\":\"" + how + "\"}");
    exchange.ask("{}");

    String request = exchange.call(text, "GetRequest", text.selector(""));

    assertThat(finding(request, "CaseAssignment"))
        .isEqualTo("SignatureVerificationFault:" + finding);
    assertThat(
            Answers.finding(
                request,
                "SenderInformationSystemSignature",
                "SenderProvidedRequestData",
                directory.resolve("body.crt.pem")))
        .isEqualTo("none");
    assertThat(
            Answers.finding(request, "SMEVSignature", "Request", directory.resolve("smev.crt.pem")))
        .isEqualTo("none");
  }

  @Test
  void aRequestIsTheSameHoweverOftenItIsHandedOut() {
    CallText text = new CallText("1.3");
    exchange.behave("{\"personalSignature\":\"right\",\"redeliveryMillis\":1}");
    exchange.ask("{}");

    String first = value(exchange.call(text, "GetRequest", text.selector("")));
    String second =
        await()
            .until(
                () -> value(exchange.call(text, "GetRequest", text.selector(""))),
                found -> !found.equals("none"));

    assertThat(second).isEqualTo(first).isNotEqualTo("none");
  }

  @Test
  void nobodySignsUnasked() {
    CallText text = new CallText("1.3");
    exchange.ask("{}");

    assertThat(exchange.call(text, "GetRequest", text.selector("")))
        .contains("CaseAssignment")
        .doesNotContain("PersonalSignature");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1", "1.2", "1.3"})
  void checksThatAPersonSignedTheContent(String version) {
    CallText text = new CallText(version);
    String content =
        text.assignment(MockedExchange.CONTENT, "Яма")
            .replaceFirst("CaseAssignment ", "CaseAssignment Id=\"P\" ");
    String other = "<x:Other xmlns:x=\"urn:x\" Id=\"P\"/>";

    assertThat(send(text, content, SignatureProfile.sign(content, "P", person)))
        .contains("SendRequestResponse");
    assertThat(exchange.book().at("/received/0/personSigned").asBoolean()).isTrue();
    assertThat(send(text, content, SignatureProfile.sign(other, "P", person)))
        .contains("SignatureIsInvalid");
    assertThat(
            send(
                text, content, SignatureProfile.sign(other.replace("\"P\"", "\"Q\""), "Q", person)))
        .contains("IncorrectSignatureTarget");
    assertThat(
            exchange.call(
                text, "SendRequest", text.request(MessageIdCheck.next(), "", content, "")))
        .contains("SendRequestResponse");
    assertThat(exchange.book().at("/received/1/personSigned").asBoolean()).isFalse();
  }

  private String send(CallText text, String content, String signature) {
    return exchange.call(
        text,
        "SendRequest",
        text.request(
            MessageIdCheck.next(),
            "",
            content,
            "<t:PersonalSignature>" + signature + "</t:PersonalSignature>"));
  }

  private String answer(CallText text) {
    exchange.call(
        text,
        "SendRequest",
        text.request(
            MessageIdCheck.next(), text.assignment(MockedExchange.CONTENT, "Яма на дороге")));
    return await()
        .until(
            () -> exchange.call(text, "GetResponse", text.selector("")),
            answer -> answer.contains("CaseReport"));
  }

  private String finding(String answer, String signed) throws Exception {
    return Answers.finding(
        answer, "PersonalSignature", signed, directory.resolve("person.crt.pem"));
  }

  /** The first value of signature, which is the person's. */
  private static String value(String answer) {
    return Answers.text(answer, "SignatureValue");
  }
}
