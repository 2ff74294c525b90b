package ru.uzel.mocks.smev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractTest {

  private static final String NAMESPACE = "urn://x-artefacts-uzel-ru/cur/roads/1.0";

  @TempDir private Path directory;
  private MockedExchange exchange;

  @BeforeEach
  void start() throws Exception {
    exchange = new MockedExchange(directory);
    exchange.behave("{\"answerDelayMillis\":40,\"redeliveryMillis\":60000}");
  }

  @AfterEach
  void stop() {
    exchange.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1", "1.2", "1.3"})
  void answersAsTheSchemaOfTheVersionSays(String version) throws Exception {
    CallText text = new CallText(version);
    String to = exchange.ask("{\"test\":true,\"transactionCode\":\"T\"}").get("replyTo").asString();

    check(
        text, "SendRequest", text.request(MessageIdCheck.next(), text.assignment(NAMESPACE, "x")));
    check(text, "GetRequest", text.selector(""));
    check(text, "GetRequest", text.selector(""));
    check(text, "SendResponse", text.response(MessageIdCheck.next(), to, text.status("1", "x")));
    check(text, "GetStatus", text.timestamp());
    for (String word : new String[] {"RequestStatus", "CaseReport"}) {
      String response =
          await()
              .until(
                  () -> exchange.call(text, "GetResponse", text.selector("")),
                  answer -> answer.contains("ResponseMessage"));
      assertThat(response).contains(word);
      Contract.of(new SmevNamespaces(version)).check(Answers.body(response), response);
      check(text, "Ack", text.ack(Answers.text(response, "MessageID"), true));
    }
    if (version.equals("1.1")) {
      check(text, "GetIncomingQueueStatistics", text.timestamp());
    }
  }

  @Test
  void tellsWhereTheContentBreaksItsSchema() throws Exception {
    CallText text = new CallText("1.3");
    String wrong = text.assignment(NAMESPACE, "x").replace(">false<", ">perhaps<");

    String answer =
        exchange.call(text, "SendRequest", text.request(MessageIdCheck.next(), "", wrong, ""));

    assertThat(answer).contains("InvalidContent", "perhaps");
    int position =
        Integer.parseInt(
            Answers.first(Answers.body(answer), "ValidationError").getAttribute("errorPosition"));
    String envelope =
        text.envelope(
            "SendRequest",
            "",
            text.request(MessageIdCheck.next(), "", wrong, ""),
            "",
            exchange.caller);
    assertThat(envelope.substring(0, position)).endsWith("perhaps</c:FastTrack>");
  }

  @Test
  void refusesACallThatTheSchemaDoesNotKnow() {
    CallText text = new CallText("1.3");
    String twice = text.type("urn:a", "A") + text.type("urn:a", "A");

    assertThat(exchange.call(text, "GetRequest", text.selector(twice))).contains("InvalidContent");
    assertThat(
            exchange.call(
                text,
                "SendRequest",
                text.request(
                    MessageIdCheck.next(),
                    "<t:NodeID>" + "n".repeat(51) + "</t:NodeID>",
                    text.assignment(NAMESPACE, "x"),
                    "")))
        .contains("InvalidContent");
  }

  @Test
  void showsItsContract() {
    assertThat(exchange.get("/smev/ws?wsdl=1.1"))
        .contains(
            "message-exchange/1.1",
            "schemaLocation=\"/smev/ws?xsd=smev-message-exchange-types-1.1.xsd\"");
    assertThat(exchange.get("/smev/ws?xsd=smev-message-exchange-basic-1.3.xsd"))
        .contains("MessageTypeSelector");
    assertThat(exchange.get("/smev/ws?xsd=smev-message-exchange-none-1.3.xsd"))
        .isEqualTo("no such schema");
  }

  @Test
  void saysThatThereIsNoSuchVersionOfTheContract() {
    assertThat(exchange.status("/smev/ws?wsdl=9")).isEqualTo(404);
    assertThat(exchange.get("/smev/ws?wsdl=9")).contains("?wsdl=1.1");
    assertThat(exchange.status("/smev/ws?xsd=smev-message-exchange-basic-9.xsd")).isEqualTo(404);
    assertThat(exchange.status("/smev/ws?WSDL=1.2")).isEqualTo(200);
    assertThat(exchange.status("/smev/ws")).isEqualTo(405);
  }

  private void check(CallText text, String operation, String signed) throws Exception {
    String answer = exchange.call(text, operation, signed);
    Contract.of(new SmevNamespaces(text.version())).check(Answers.body(answer), answer);
    assertThat(answer).contains(operation + "Response");
  }
}
