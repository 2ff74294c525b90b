package ru.uzel.mocks.smev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpoiledAnswersTest {

  private static final String NAMESPACE = "urn://x-artefacts-uzel-ru/cur/roads/1.0";

  @TempDir private Path directory;
  private MockedExchange exchange;
  private final CallText text = new CallText("1.3");

  @BeforeEach
  void start() throws Exception {
    exchange = new MockedExchange(directory);
  }

  @AfterEach
  void stop() {
    exchange.close();
  }

  @ParameterizedTest
  @CsvSource({
    "content,SMEVSignature,Request,SignatureIsInvalid",
    "value,SMEVSignature,Request,SignatureIsInvalid",
    "stranger,SMEVSignature,Request,CertificateIsNotFound",
    "expired,SMEVSignature,Request,CertificateIsNotFound",
    "wrapped,SMEVSignature,Request,IncorrectSignatureTarget"
  })
  void spoilsARequestSoThatTheSignatureOfSmevFails(
      String how, String container, String signed, String finding) throws Exception {
    String request = spoiled(how);

    assertThat(Answers.finding(request, container, signed, directory.resolve("smev.crt.pem")))
        .isEqualTo("SignatureVerificationFault:" + finding);
    assertThat(exchange.book().at("/requests/0/tampered").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"senderStranger", "senderExpired"})
  void spoilsTheSendersSignatureAlone(String how) throws Exception {
    String request = spoiled(how);

    assertThat(
            Answers.finding(request, "SMEVSignature", "Request", directory.resolve("smev.crt.pem")))
        .isEqualTo("none");
    assertThat(
            Answers.finding(
                request,
                "SenderInformationSystemSignature",
                "SenderProvidedRequestData",
                directory.resolve("body.crt.pem")))
        .isEqualTo("SignatureVerificationFault:CertificateIsNotFound");
  }

  @Test
  void signsWithACertificateThatIsExpired() throws Exception {
    String request = spoiled("expired");

    assertThat(
            Answers.finding(
                request, "SMEVSignature", "Request", directory.resolve("smev-expired.crt.pem")))
        .isEqualTo("SignatureVerificationFault:CertificateIsExpired");
  }

  @Test
  void leavesOutTheSignature() {
    assertThat(spoiled("missing")).contains("RequestMessage").doesNotContain("SMEVSignature");
  }

  @Test
  void spoilsOnlyTheAnswerThatMatches() throws Exception {
    exchange.ask("{\"text\":\"обычная\"}");
    exchange.ask("{\"text\":\"МЕТКА\"}");
    exchange.behave(
        "{\"faults\":[{\"operation\":\"GetRequest\",\"match\":\"МЕТКА\",\"spoil\":\"value\"}]}");

    String plain = exchange.call(text, "GetRequest", text.selector(""));
    String spoiled = exchange.call(text, "GetRequest", text.selector(""));

    Path certificate = directory.resolve("smev.crt.pem");
    assertThat(Answers.finding(plain, "SMEVSignature", "Request", certificate)).isEqualTo("none");
    assertThat(Answers.finding(spoiled, "SMEVSignature", "Request", certificate))
        .endsWith("SignatureIsInvalid");
  }

  @Test
  void spoilsAReceipt() throws Exception {
    exchange.behave("{\"faults\":[{\"operation\":\"SendRequest\",\"spoil\":\"stranger\"}]}");

    String receipt = send();

    assertThat(
            Answers.finding(
                receipt, "SMEVSignature", "MessageMetadata", directory.resolve("smev.crt.pem")))
        .endsWith("CertificateIsNotFound");
  }

  @ParameterizedTest
  @CsvSource({"request,0", "processing,0", "effect,1", "answer,1"})
  void breaksTheConnectionWhereItIsTold(String phase, int effects) {
    exchange.behave("{\"faults\":[{\"operation\":\"SendRequest\",\"cut\":\"" + phase + "\"}]}");

    assertThatThrownBy(this::send).isInstanceOf(UncheckedIOException.class);

    assertThat(exchange.book().get("received").size()).isEqualTo(effects);
    assertThat(send()).contains("SendRequestResponse");
  }

  @Test
  void answersLateWhenTold() {
    exchange.behave("{\"faults\":[{\"operation\":\"SendRequest\",\"delayMillis\":400}]}");
    long start = System.nanoTime();

    assertThat(send()).contains("SendRequestResponse");

    assertThat((System.nanoTime() - start) / 1_000_000).isGreaterThanOrEqualTo(400);
  }

  private String spoiled(String how) {
    exchange.ask("{}");
    exchange.behave("{\"faults\":[{\"operation\":\"GetRequest\",\"spoil\":\"" + how + "\"}]}");
    return exchange.call(text, "GetRequest", text.selector(""));
  }

  private String send() {
    // The SOAPAction is what a connection that is not read is known by.
    return exchange
        .postAs(
            "SendRequest",
            text.envelope(
                "SendRequest",
                "",
                text.request(MessageIdCheck.next(), text.assignment(NAMESPACE, "Яма")),
                "",
                exchange.caller))
        .body();
  }
}
