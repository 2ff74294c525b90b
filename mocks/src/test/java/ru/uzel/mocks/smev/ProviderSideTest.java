package ru.uzel.mocks.smev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderSideTest {

  private static final String NAMESPACE = "urn://x-artefacts-uzel-ru/cur/intake/1.0";
  private static final String ASKED = "{\"namespace\":\"" + NAMESPACE + "\"}";

  @TempDir private Path directory;
  private MockedExchange exchange;
  private final CallText text = new CallText("1.3");

  @BeforeEach
  void start() throws Exception {
    exchange = new MockedExchange(directory);
    exchange.behave("{\"redeliveryMillis\":60000}");
  }

  @AfterEach
  void stop() {
    exchange.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1", "1.2", "1.3"})
  void handsARequestToItsProviderAndTakesTheAnswers(String version) throws Exception {
    CallText in = new CallText(version);
    String id = exchange.ask(ASKED).get("messageId").asString();

    String request =
        exchange.call(in, "GetRequest", in.selector(in.type(NAMESPACE, "CaseAssignment")));
    String to = Answers.text(request, "ReplyTo");
    String interim =
        exchange.call(in, "SendResponse", in.response(id(), to, in.status("1", "В работе")));
    String last =
        exchange.call(in, "SendResponse", in.response(id(), to, in.report(NAMESPACE, "Решено")));
    exchange.call(in, "Ack", in.ack(id, true));

    assertThat(Answers.text(request, "MessageID")).isEqualTo(id);
    assertThat(
            Answers.finding(request, "SMEVSignature", "Request", directory.resolve("smev.crt.pem")))
        .isEqualTo("none");
    assertThat(
            Answers.finding(
                request,
                "SenderInformationSystemSignature",
                "SenderProvidedRequestData",
                directory.resolve("body.crt.pem")))
        .isEqualTo("none");
    assertThat(Base64.getDecoder().decode(to)).isNotEmpty();
    for (String receipt : new String[] {interim, last}) {
      assertThat(
              Answers.finding(
                  receipt, "SMEVSignature", "MessageMetadata", directory.resolve("smev.crt.pem")))
          .isEqualTo("none");
    }
    assertThat(exchange.book().at("/requests/0/acked").asBoolean()).isTrue();
    assertThat(exchange.book().at("/requests/0/state").asString()).isEqualTo("content");
    assertThat(
            exchange.book().at("/responses").valueStream().map(one -> one.get("status").asString()))
        .containsExactly("В работе", "Решено");
    assertThat(exchange.book().at("/responses/1/requestId").asString()).isEqualTo(id);
  }

  @Test
  void handsOutWhatTheControlCallGave() {
    exchange.ask(
        """
        {"content":"<x:Own xmlns:x='urn:own'><x:A>1</x:A></x:Own>","sender":"PFR","test":true,
         "transactionCode":"T-1","senderNode":"n7","endOfLife":"2126-01-01T00:00:00Z"}""");

    String request = exchange.call(text, "GetRequest", text.selector(text.type("urn:own", "Own")));

    assertThat(request)
        .contains(
            "<x:A>1</x:A>",
            "<t:TestMessage",
            "<t:TransactionCode>T-1<",
            "<t:NodeID>n7<",
            "<t:EOL>2126-01-01T00:00:00Z<");
    assertThat(Answers.text(request, "Mnemonic")).isEqualTo("PFR");
  }

  @Test
  void takesOneLastAnswer() {
    exchange.ask(ASKED);
    String to = replyTo();
    exchange.call(text, "SendResponse", text.response(id(), to, text.rejected("NO_DATA")));

    String second =
        exchange.call(text, "SendResponse", text.response(id(), to, text.report(NAMESPACE, "x")));

    assertThat(second).contains("RecipientIsNotFound", "уже дан окончательный ответ");
    assertThat(exchange.book().get("responses").size()).isEqualTo(1);
    assertThat(exchange.book().at("/responses/0/kind").asString()).isEqualTo("rejected");
  }

  @Test
  void saysAlreadySentToTheSameAnswer() {
    exchange.ask(ASKED);
    String answer = text.response(id(), replyTo(), text.report(NAMESPACE, "Решено"));
    exchange.call(text, "SendResponse", answer);

    assertThat(exchange.call(text, "SendResponse", answer)).contains("MessageIsAlreadySent");
  }

  @Test
  void refusesAnAddressThatWasNeverGivenOut() {
    assertThat(
            exchange.call(
                text, "SendResponse", text.response(id(), "eyJzaWQiOjF9", text.status("1", "x"))))
        .contains("RecipientIsNotFound");
  }

  @Test
  void refusesARequestSentAsAnAnswer() {
    exchange.ask(ASKED);

    assertThat(
            exchange.call(
                text,
                "SendResponse",
                text.response(id(), replyTo(), text.content(text.assignment(NAMESPACE, "Яма")))))
        .contains("IncorrectResponseContentType");
  }

  @Test
  void refusesReasonsAndCodesThatTheSchemaDoesNotKnow() {
    exchange.ask(ASKED);
    String to = replyTo();

    assertThat(exchange.call(text, "SendResponse", text.response(id(), to, text.rejected("BUSY"))))
        .contains("InvalidContent");
    assertThat(
            exchange.call(text, "SendResponse", text.response(id(), to, text.status("one", "x"))))
        .contains("InvalidContent");
    assertThat(exchange.book().get("responses").size()).isZero();
  }

  @Test
  void tellsHowMuchLiesInTheQueues() {
    CallText first = new CallText("1.1");
    exchange.control("POST", "requests", "{\"count\":3}");

    String statistics = exchange.call(first, "GetIncomingQueueStatistics", first.timestamp());

    assertThat(statistics)
        .contains("queueName=\"UZEL.requests\" pendingMessageNumber=\"3\"")
        .contains("queueName=\"UZEL.responses\" pendingMessageNumber=\"0\"");
    assertThat(exchange.call(text, "GetIncomingQueueStatistics", text.timestamp()))
        .contains("version 1.1 only");
  }

  @Test
  void keepsARequestAwayUntilItsAckIsDue() {
    exchange.ask(ASKED);

    assertThat(exchange.call(text, "GetRequest", text.selector(""))).contains("RequestMessage");
    assertThat(exchange.call(text, "GetRequest", text.selector("")))
        .doesNotContain("RequestMessage");
  }

  @Test
  void refusesAControlCallItCannotServe() {
    assertThatThrownBy(() -> exchange.ask("{\"content\":\"<x/>\"}"))
        .hasMessageContaining("namespace");
    assertThatThrownBy(() -> exchange.ask("{\"content\":\"<x\"}")).hasMessageContaining("not XML");
    assertThatThrownBy(() -> exchange.ask("{\"contents\":\"\"}")).hasMessageContaining("contents");
  }

  private String replyTo() {
    return Answers.text(exchange.call(text, "GetRequest", text.selector("")), "ReplyTo");
  }

  private static String id() {
    return MessageIdCheck.next();
  }
}
