package ru.uzel.mocks.smev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueRulesTest {

  private static final String NAMESPACE = "urn://x-artefacts-uzel-ru/cur/roads/1.0";

  @TempDir private Path directory;
  private MockedExchange exchange;
  private final CallText text = new CallText("1.3");

  @BeforeEach
  void start() throws Exception {
    exchange = new MockedExchange(directory);
    behave("");
  }

  @AfterEach
  void stop() {
    exchange.close();
  }

  @Test
  void refusesMoreRequestsThanTheRecipientsQueueHolds() {
    behave(",\"recipientsPaused\":true,\"quota\":2");

    assertThat(send("", "")).contains("SendRequestResponse");
    assertThat(send("", "")).contains("SendRequestResponse");
    assertThat(send("", "")).contains("DestinationOverflow", "<f:DestinationName>BODY<");
    behave("");

    assertThat(send("", "")).contains("SendRequestResponse");
    await().untilAsserted(() -> assertThat(exchange.book().get("answered").size()).isEqualTo(3));
  }

  @Test
  void refusesMoreAnswersThanTheSendersQueueHolds() {
    behave(",\"recipientsPaused\":true,\"quota\":1");
    String first = exchange.ask("{}").get("replyTo").asString();

    assertThat(respond(first)).contains("SendResponseResponse");
    assertThat(respond(first)).contains("DestinationOverflow");
  }

  @Test
  void letsRequestsWaitOutsideAFullQueue() {
    behave(",\"quota\":2");
    exchange.control("POST", "requests", "{\"count\":3}");

    assertThat(exchange.control("GET", "queues", "").at("/requests/pending").asInt()).isEqualTo(2);
    assertThat(exchange.control("GET", "queues", "").at("/requests/waiting").asInt()).isEqualTo(1);
  }

  @Test
  void answersIntoTheQueueOfTheSendersNode() {
    send("<t:NodeID>n1</t:NodeID>", "");

    await()
        .until(
            () -> exchange.call(text, "GetResponse", text.selectorOfNode("n1")),
            answer -> answer.contains("CaseReport"));
    assertThat(exchange.call(text, "GetResponse", text.selector("")))
        .doesNotContain("ResponseMessage");
  }

  @Test
  void refusesAMessageWhoseLifeIsOver() {
    assertThat(send("<t:EOL>2020-01-01T00:00:00Z</t:EOL>", "")).contains("EndOfLifeReached");
    assertThat(exchange.book().get("received").size()).isZero();
  }

  @Test
  void rejectsARequestWhoseLifeEndsBeforeItsRecipientFetchesIt() {
    behave(",\"recipientsPaused\":true");
    Instant end = Instant.now().plusMillis(300);
    send("<t:EOL>" + end + "</t:EOL>", "");
    await().until(() -> Instant.now().isAfter(end));

    behave("");

    assertThat(exchange.call(text, "GetResponse", text.selector("")))
        .contains("AsyncProcessingStatus", "EndOfLifeReached");
  }

  @Test
  void demandsATransactionCodeWhereOneIsDue() {
    behave(",\"transactionCodes\":{\"" + NAMESPACE + "\":[\"T-1\"]}");

    assertThat(send("", "")).contains("TransactionCodeInvalid");
    assertThat(send("<t:TransactionCode>T-2</t:TransactionCode>", ""))
        .contains("TransactionCodeInvalid");
    assertThat(send("<t:TransactionCode>T-1</t:TransactionCode>", ""))
        .contains("SendRequestResponse");
    String response =
        await()
            .until(
                () -> exchange.call(text, "GetResponse", text.selector("")),
                answer -> answer.contains("ResponseMessage"));
    assertThat(Answers.text(response, "OriginalTransactionCode")).isEqualTo("T-1");
  }

  @Test
  void knowsOnlyTheTypesThatAreRegistered() {
    behave(",\"registeredNamespaces\":[\"urn:other\"]");

    assertThat(send("", "")).contains("BusinessDataTypeIsNotSupported");
    assertThat(
            exchange.call(
                text, "GetResponse", text.selector(text.type(NAMESPACE, "CaseAssignment"))))
        .contains("UnknownMessageType");
  }

  @Test
  void marksATestMessage() {
    send("", "<t:TestMessage/>");
    send("", "");

    assertThat(exchange.book().at("/received/0/test").asBoolean()).isTrue();
    assertThat(exchange.book().at("/received/1/test").asBoolean()).isFalse();
  }

  @Test
  void keepsAMessageWithBigFilesAwayForLonger() {
    Behaviour behaviour = Behaviour.ORDINARY;

    assertThat(behaviour.redelivery(0)).isEqualTo(behaviour.redelivery());
    assertThat(behaviour.redelivery(10L << 20)).isEqualTo(behaviour.redelivery().multipliedBy(2));
  }

  private void behave(String more) {
    exchange.control(
        "PUT",
        "behaviour",
        "{\"answerDelayMillis\":0,\"interim\":false,\"redeliveryMillis\":60000" + more + "}");
  }

  private String send(String head, String tail) {
    return exchange.call(
        text,
        "SendRequest",
        text.request(MessageIdCheck.next(), head, text.assignment(NAMESPACE, "Яма"), tail));
  }

  private String respond(String to) {
    return exchange.call(
        text,
        "SendResponse",
        text.response(MessageIdCheck.next(), to, text.status("1", "В работе")));
  }
}
