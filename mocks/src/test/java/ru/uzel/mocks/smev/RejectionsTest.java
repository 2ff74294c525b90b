package ru.uzel.mocks.smev;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** Faults on demand, at once and afterwards; every answer is held against the schema. */
class RejectionsTest {

  private static final String NAMESPACE = "urn://x-artefacts-uzel-ru/cur/roads/1.0";
  private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

  @TempDir private Path directory;
  private MockedExchange exchange;

  @BeforeEach
  void start() throws Exception {
    exchange = new MockedExchange(directory);
  }

  @AfterEach
  void stop() {
    exchange.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BusinessDataTypeIsNotSupported",
        "InvalidContent",
        "UnknownMessageType",
        "TransactionCodeInvalid",
        "MessageIsAlreadySent",
        "InvalidMessageIdFormat",
        "StaleMessageId",
        "AttachmentContentMiscoordination",
        "AttachmentSizeLimitExceeded",
        "QuoteLimitExceeded",
        "AccessDenied",
        "PersonalAccessDenied",
        "SignatureVerificationFault:PoorSOAPEnvelopeFormat",
        "SignatureVerificationFault:NoSignatureFound",
        "SignatureVerificationFault:IncorrectSignatureTarget",
        "SignatureVerificationFault:SignatureIsInvalid",
        "SignatureVerificationFault:CertificateIsNotFound",
        "SignatureVerificationFault:CertificateIsExpired",
        "SMEVFailure",
        "IncorrectResponseContentType",
        "RecipientIsNotFound",
        "SenderIsNotRegistered",
        "RequestIsNotFound",
        "TargetMessageIsNotFound",
        "DestinationOverflow",
        "EndOfLifeReached"
      })
  void answersWithEveryFaultOfTheService(String fault) throws Exception {
    for (String version : new String[] {"1.1", "1.2", "1.3"}) {
      if (version.equals("1.3") || !fault.equals("PersonalAccessDenied")) {
        CallText text = new CallText(version);
        exchange.behave("{\"faults\":[{\"operation\":\"*\",\"fault\":\"" + fault + "\"}]}");

        String answer = exchange.call(text, "GetStatus", text.timestamp());

        Element detail = Dom.children(Answers.first(Answers.body(answer), "detail")).get(0);
        assertThat(detail.getLocalName()).isEqualTo(fault.replaceFirst(":.*", ""));
        assertThat(detail.getNamespaceURI()).isEqualTo(new SmevNamespaces(version).faults());
        Contract.of(new SmevNamespaces(version)).check(detail, answer);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1.1,InvalidContent,f:InvalidContent",
    "1.2,SignatureVerificationFault,f:SignatureVerificationFault",
    "1.3,DestinationOverflow,f:DestinationOverflow",
    "1.3,AccessDenied,''"
  })
  void rejectsARequestAfterItsReceiptThroughTheQueueOfResponses(
      String version, String fault, String type) throws Exception {
    CallText text = new CallText(version);
    exchange.behave(
        "{\"faults\":[{\"operation\":\"SendRequest\",\"fault\":\"%s\",\"async\":true}]}"
            .formatted(fault));
    String id = MessageIdCheck.next();
    String request = text.request(id, text.assignment(NAMESPACE, "Яма"));

    String receipt = exchange.call(text, "SendRequest", request);
    String rejection = exchange.call(text, "GetResponse", text.selector(""));

    assertThat(Answers.text(receipt, "Status")).isEqualTo("requestIsQueued");
    Element answer = Answers.body(rejection);
    Contract.of(new SmevNamespaces(version)).check(answer, rejection);
    Element data = Answers.first(answer, "SenderProvidedResponseData");
    assertThat(data.getAttribute("Id")).isEqualTo("SIGNED_ASYNC_BY_SMEV");
    assertThat(Answers.first(data, "SmevFault").getAttributeNS(XSI, "type")).isEqualTo(type);
    assertThat(Answers.text(rejection, "Mnemonic")).isEqualTo("SMEV");
    assertThat(Answers.text(rejection, "StatusCategory")).isEqualTo("requestIsRejectedBySmev");
    assertThat(Answers.first(data, "OriginalMessageId").getTextContent()).isEqualTo(id);
    for (String container : new String[] {"SMEVSignature", "SenderInformationSystemSignature"}) {
      String signed = container.startsWith("SMEV") ? "Response" : "SenderProvidedResponseData";
      assertThat(Answers.finding(rejection, container, signed, directory.resolve("smev.crt.pem")))
          .isEqualTo("none");
    }
    assertThat(exchange.book().get("received").size()).isZero();
    assertThat(exchange.book().at("/rejected/0/messageId").asString()).isEqualTo(id);
    assertThat(exchange.call(text, "SendRequest", request)).contains("MessageIsAlreadySent");
  }

  @ParameterizedTest
  @CsvSource({"1.1,requestIsRejectedBySmev", "1.3,responseIsRejectedBySmev"})
  void rejectsAResponseAfterItsReceiptThroughGetStatus(String version, String category)
      throws Exception {
    CallText text = new CallText(version);
    String to = exchange.ask("{}").get("replyTo").asString();
    exchange.behave(
        "{\"faults\":[{\"operation\":\"SendResponse\",\"fault\":\"InvalidContent\",\"async\":true}]}");
    String id = MessageIdCheck.next();

    exchange.call(text, "SendResponse", text.response(id, to, text.report(NAMESPACE, "Решено")));
    String status = exchange.call(text, "GetStatus", text.timestamp());

    Contract.of(new SmevNamespaces(version)).check(Answers.body(status), status);
    assertThat(Answers.text(status, "OriginalMessageId")).isEqualTo(id);
    assertThat(Answers.text(status, "StatusCategory")).isEqualTo(category);
    assertThat(
            Answers.finding(
                status,
                "SMEVSignature",
                "AsyncProcessingStatusData",
                directory.resolve("smev.crt.pem")))
        .isEqualTo("none");
    assertThat(exchange.call(text, "GetStatus", text.timestamp()))
        .doesNotContain("SmevAsyncProcessingMessage");
    assertThat(exchange.book().get("responses").size()).isZero();
  }

  @Test
  void takesAnotherLastAnswerAfterTheFirstWasRejected() {
    CallText text = new CallText("1.3");
    String to = exchange.ask("{}").get("replyTo").asString();
    exchange.behave(
        "{\"faults\":[{\"operation\":\"SendResponse\",\"fault\":\"InvalidContent\",\"async\":true}]}");
    String last = text.report(NAMESPACE, "Решено");

    exchange.call(text, "SendResponse", text.response(MessageIdCheck.next(), to, last));

    assertThat(exchange.call(text, "SendResponse", text.response(MessageIdCheck.next(), to, last)))
        .contains("SendResponseResponse");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"operation\":\"SendRequests\",\"fault\":\"SMEVFailure\"}",
        "{\"operation\":\"SendRequest\",\"fault\":\"SmevFailure\"}",
        "{\"operation\":\"SendRequest\",\"fault\":\"SignatureVerificationFault:Bad\"}",
        "{\"operation\":\"Ack\",\"fault\":\"SMEVFailure\",\"async\":true}",
        "{\"operation\":\"Ack\"}",
        "{\"operation\":\"Ack\",\"cut\":\"middle\"}",
        "{\"operation\":\"Ack\",\"spoil\":\"all\"}"
      })
  void refusesAnInterferenceThatMeansNothing(String interference) {
    assertThat(exchange.behave("{\"faults\":[" + interference + "]}").statusCode()).isEqualTo(400);
  }
}
