package ru.uzel.mocks.smev;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioTest {

  private static final String NAMESPACE = "urn://x-artefacts-uzel-ru/cur/roads/1.0";

  @TempDir private Path directory;
  private MockedExchange exchange;
  private final CallText text = new CallText("1.3");

  @BeforeEach
  void start() throws Exception {
    exchange = new MockedExchange(directory);
    exchange.behave("{\"answerDelayMillis\":0,\"interim\":false,\"inTurn\":true}");
  }

  @AfterEach
  void stop() {
    exchange.close();
  }

  @Test
  void takesItsStepsInOrder() {
    play(
        """
        order: strict
        steps:
          - when: {operation: SendRequest}
            times: 2
            then: {fault: SMEVFailure}
          - when: {operation: GetStatus}
            then: {http: 503}
        """);

    assertThat(exchange.call(text, "GetStatus", text.timestamp())).contains("GetStatusResponse");
    assertThat(send("x")).contains("SMEVFailure");
    assertThat(state("used", 0)).isEqualTo(1);
    assertThat(send("x")).contains("SMEVFailure");
    assertThat(exchange.control("GET", "scenario", "").get("done").asBoolean()).isFalse();
    assertThat(exchange.call(text, "GetStatus", text.timestamp())).isEqualTo("planned failure");
    assertThat(exchange.control("GET", "scenario", "").get("done").asBoolean()).isTrue();
    assertThat(send("x")).contains("SendRequestResponse");
  }

  @Test
  void takesItsStepsAsTheyCome() {
    play(
        """
        {"steps": [
          {"when": {"operation": "SendRequest", "match": "ДРУГАЯ"}, "then": {"fault": "AccessDenied"}},
          {"when": {"operation": "SendRequest"}, "then": {"fault": "SMEVFailure"}}]}""");

    assertThat(send("яма")).contains("SMEVFailure");
    assertThat(send("яма")).contains("SendRequestResponse");
    assertThat(send("ДРУГАЯ")).contains("AccessDenied");
  }

  @Test
  void asksAProviderWhenSomethingHappens() {
    play(
        """
        requests: [{text: Первый}]
        steps:
          - when: {operation: GetRequest, match: MessageTypeSelector}
            then: {ask: {text: Второй}}
        """);

    assertThat(exchange.book().get("requests").size()).isEqualTo(1);
    assertThat(exchange.call(text, "GetRequest", text.selector(""))).contains("Первый");
    assertThat(exchange.call(text, "GetRequest", text.selector(""))).contains("Второй");
  }

  @Test
  void hasABodyAnswerInEveryWay() {
    exchange.control("POST", "scenarios/every-answer", "");
    exchange.behave("{\"answerDelayMillis\":3,\"inTurn\":true}");
    for (int i = 0; i < 5; i++) {
      send("яма " + i);
    }

    String all = "";
    for (int i = 0; i < 6; i++) {
      String response =
          await()
              .until(
                  () -> exchange.call(text, "GetResponse", text.selector("")),
                  answer -> answer.contains("ResponseMessage"));
      exchange.call(text, "Ack", text.ack(Answers.text(response, "MessageID"), true));
      all += response;
    }

    assertThat(all)
        .contains("Принято", "В работе", "<c:Status>Решено<", "NO_DATA", "Участок дороги не наш")
        .contains("<c:Status>Разъяснено<", "<b:AttachmentHeader>", "<x:Other");
    assertThat(exchange.control("GET", "scenario", "").get("done").asBoolean()).isTrue();
  }

  @Test
  void bringsTheEndAfterTheBeginningHoweverLongThatTakes() {
    exchange.behave(
        """
        {"answerDelayMillis": 0, "faults": [{"operation": "SendRequest", "answers": [
          {"word": "В работе", "files": [{"size": 33554432}]}, {"word": "Решено"}]}]}""");

    send("яма");

    await().until(() -> exchange.book().get("answered").size() == 2);
    assertThat(exchange.book().at("/answered/0/status").asString()).isEqualTo("В работе");
    assertThat(exchange.book().at("/answered/0/files/0/transport").asString()).isEqualTo("ftp");
    assertThat(exchange.book().at("/answered/1/status").asString()).isEqualTo("Решено");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bad-signatures", "broken-line", "provider-day", "rejections", "every-answer"})
  void hasScenariosOfItsOwn(String name) {
    assertThat(exchange.control("GET", "scenarios", "").get("scenarios").toString()).contains(name);

    assertThat(exchange.control("POST", "scenarios/" + name, "").get("name").asString())
        .isEqualTo(name);
  }

  @Test
  void stopsAScenario() {
    play("steps: [{when: {operation: SendRequest}, then: {fault: SMEVFailure}}]");

    exchange.control("DELETE", "scenario", "");

    assertThat(send("x")).contains("SendRequestResponse");
    assertThatThrownBy(() -> exchange.control("GET", "scenario", ""))
        .hasMessageContaining("no scenario is played");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "steps: [{then: {fault: SMEVFailure}}]",
        "steps: [{when: {operation: Send}}]",
        "steps: [{when: {operation: Ack}, then: {fault: NoFault}}]",
        "steps: [{when: {operation: Ack}, then: {ask: {txt: 1}}}]",
        "steps: [{when: {operation: Ack}, then: {answers: []}}]",
        "steps: [{when: {operation: SendRequest}, then: {answers: [{word: a, status: b}]}}]",
        "steps: [{when: {operation: SendRequest}, then: {answers: [{rejected: BUSY}]}}]",
        "order: random\nsteps: []",
        "name: nothing",
        "step: []",
        "[]",
        "a: [",
        ""
      })
  void refusesAScenarioThatMeansNothing(String scenario) {
    assertThatThrownBy(() -> play(scenario)).hasMessageContaining("error");
  }

  @Test
  void tellsWhatThereIs() {
    assertThat(exchange.control("GET", "", "").get("ftp").asString()).startsWith("127.0.0.1:");
    assertThatThrownBy(() -> exchange.control("GET", "nothing", ""))
        .hasMessageContaining("no such control");
    assertThatThrownBy(() -> exchange.control("POST", "scenarios/none", ""))
        .hasMessageContaining("no scenario none");
  }

  @Test
  void readsCyrillicYaml() {
    assertThat(ScenarioText.read("name: День\nsteps: []".getBytes(UTF_8)).title())
        .isEqualTo("День");
  }

  private void play(String scenario) {
    exchange.control("POST", "scenario", scenario);
  }

  private int state(String field, int step) {
    return exchange.control("GET", "scenario", "").at("/steps/" + step + "/" + field).asInt();
  }

  private String send(String about) {
    return exchange.call(
        text,
        "SendRequest",
        text.request(MessageIdCheck.next(), text.assignment(NAMESPACE, about)));
  }
}
