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

class VersionsTest {

  private static final String NAMESPACE = "urn://x-artefacts-uzel-ru/cur/roads/1.0";

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

  @ParameterizedTest
  @CsvSource({"1.1,true", "1.2,false", "1.3,false"})
  void speaksTheVersionOfTheCall(String version, boolean first) throws Exception {
    CallText text = new CallText(version);

    String receipt =
        exchange.call(
            text,
            "SendRequest",
            text.request(MessageIdCheck.next(), text.assignment(NAMESPACE, "Яма")));
    String response =
        await()
            .until(
                () -> exchange.call(text, "GetResponse", text.selector("")),
                answer -> answer.contains("ResponseMessage"));

    String types = "urn://x-artefacts-smev-gov-ru/services/message-exchange/types/" + version;
    for (String answer : new String[] {receipt, response}) {
      assertThat(Answers.body(answer).getNamespaceURI()).isEqualTo(types);
      assertThat(answer.contains("<t:DestinationName>")).isEqualTo(first);
      assertThat(answer.contains("<t:InteractionType>")).isEqualTo(first);
    }
    assertThat(
            Answers.finding(
                response, "SMEVSignature", "Response", directory.resolve("smev.crt.pem")))
        .isEqualTo("none");
  }

  @ParameterizedTest
  @CsvSource({
    "1.1,responseIsAcceptedBySmev",
    "1.2,responseIsAcceptedBySmev",
    "1.3,responseIsQueued"
  })
  void usesTheWordsOfTheVersion(String version, String word) {
    CallText text = new CallText(version);
    String to = exchange.ask("{}").get("replyTo").asString();

    assertThat(
            Answers.text(
                exchange.call(
                    text,
                    "SendResponse",
                    text.response(MessageIdCheck.next(), to, text.status("1", "x"))),
                "Status"))
        .isEqualTo(word);
  }

  @Test
  void leavesAVoidFaultEmptyAsTheSchemaDoes() throws Exception {
    CallText text = new CallText("1.1");

    String answer = exchange.call(text, "Ack", text.ack(MessageIdCheck.next(), true));

    assertThat(Answers.first(Answers.body(answer), "TargetMessageIsNotFound").getFirstChild())
        .isNull();
    assertThat(Answers.text(answer, "faultstring")).contains("SMEV-501");
  }

  @ParameterizedTest
  @CsvSource({"1.1", "1.2", "1.3"})
  void hasAnAddressForEachVersion(String version) {
    CallText text = new CallText(version);
    String call = text.envelope("GetStatus", "", text.timestamp(), "", exchange.caller);

    assertThat(exchange.postTo("/smev/v" + version + "/ws", call).body())
        .contains("GetStatusResponse");
    assertThat(exchange.get("/smev/v" + version + "/ws?wsdl"))
        .contains("/smev/v" + version + "/ws\"")
        .doesNotContain("http://localhost/");
  }

  @Test
  void refusesAnotherVersionThanThatOfTheAddress() {
    CallText text = new CallText("1.3");
    String call = text.envelope("GetStatus", "", text.timestamp(), "", exchange.caller);

    assertThat(exchange.postTo("/smev/v1.1/ws", call).body())
        .contains("soap:Client", "this address speaks 1.1, the call is of 1.3");
  }

  @Test
  void hasNothingElsewhere() {
    assertThat(exchange.postTo("/smev/wsx", "").statusCode()).isEqualTo(404);
  }

  @Test
  void tellsOfAMissingHeaderInTheVersionOfTheCall() {
    CallText text = new CallText("1.1");
    String call =
        text.envelope("GetStatus", "", text.timestamp(), "", exchange.caller)
            .replace("<soap:Header/>", "");

    assertThat(exchange.post(call).body()).contains("PoorSOAPEnvelopeFormat", "types/faults/1.1");
  }

  @Test
  void refusesAVersionThatIsNone() {
    CallText text = new CallText("1.4");

    assertThat(exchange.call(text, "GetStatus", text.timestamp())).contains("soap:Client");
  }
}
