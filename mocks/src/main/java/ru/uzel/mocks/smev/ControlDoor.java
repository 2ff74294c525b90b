package ru.uzel.mocks.smev;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code /control/smev/...} and {@code /books/smev}: JSON in, JSON out. */
final class ControlDoor {

  // A misspelt behaviour that changes nothing would make its test pass for nothing.
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private static final int LARGEST = 16 * 1024 * 1024;

  private final Mood mood;
  private final ResponsibleBody body;
  private final OtherSystems others;
  private final Scenarios scenarios;
  private final Supplier<Object> queues;
  private final Supplier<Object> about;
  private final SmevBook book;

  ControlDoor(
      Mood mood,
      ResponsibleBody body,
      OtherSystems others,
      Scenarios scenarios,
      Supplier<Object> queues,
      Supplier<Object> about,
      SmevBook book) {
    this.mood = mood;
    this.body = body;
    this.others = others;
    this.scenarios = scenarios;
    this.queues = queues;
    this.about = about;
    this.book = book;
  }

  void mount(HttpServer server) {
    on(server, "/control/smev", Map.of("GET", call -> shown(about.get())));
    on(server, "/control/smev/behaviour", Map.of("PUT", call -> behave(call.body)));
    on(server, "/control/smev/answers", Map.of("POST", call -> speak(call.body)));
    on(server, "/control/smev/requests", Map.of("POST", call -> ask(call.body)));
    on(server, "/control/smev/queues", Map.of("GET", call -> shown(queues.get())));
    on(
        server,
        "/control/smev/scenario",
        Map.of(
            "GET", call -> state(),
            "POST", call -> shown(scenarios.play(ScenarioText.read(call.body))),
            "DELETE", call -> stop()));
    on(
        server,
        "/control/smev/scenarios",
        Map.of(
            "GET", call -> shown(Map.of("scenarios", scenarios.own())),
            "POST", call -> shown(scenarios.playOwn(call.rest))));
    on(server, "/books/smev", Map.of("GET", call -> new Answer(200, book.json())));
  }

  private Answer behave(byte[] json) {
    mood.set(JSON.readValue(json, Behaviour.class));
    body.resume(mood.behaviour());
    return new Answer(204, new byte[0]);
  }

  private Answer speak(byte[] json) {
    body.speak(JSON.readValue(json, BelatedAnswers.class));
    return new Answer(204, new byte[0]);
  }

  private Answer ask(byte[] json) {
    PlannedRequest planned = JSON.readValue(json, PlannedRequest.class);
    List<Map<String, String>> asked =
        others.ask(planned).stream()
            .map(one -> Map.of("messageId", one.messageId(), "replyTo", one.replyTo()))
            .toList();
    return new Answer(200, JSON.writeValueAsBytes(Map.of("requests", asked)));
  }

  private Answer state() {
    return scenarios
        .state()
        .map(ControlDoor::shown)
        .orElseGet(() -> refusal(404, "no scenario is played"));
  }

  private Answer stop() {
    scenarios.stop();
    return new Answer(204, new byte[0]);
  }

  private static Answer shown(Object what) {
    return new Answer(200, JSON.writeValueAsBytes(what));
  }

  private static void on(HttpServer server, String path, Map<String, Action> actions) {
    server.createContext(path, exchange -> send(exchange, perform(exchange, path, actions)));
  }

  private static Answer perform(HttpExchange exchange, String path, Map<String, Action> actions)
      throws IOException {
    Action action = actions.get(exchange.getRequestMethod());
    String rest = exchange.getRequestURI().getPath().substring(path.length());
    if (!rest.isEmpty() && (!rest.startsWith("/") || !path.endsWith("/scenarios"))) {
      return refusal(404, "there is no such control; GET /control/smev tells which there are");
    }
    if (action == null) {
      return refusal(405, "only " + String.join(", ", new TreeSet<>(actions.keySet())));
    }
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST);
    try {
      return action.perform(new Call(body, rest.replaceFirst("^/", "")));
    } catch (JacksonException e) {
      return refusal(400, reason(e));
    } catch (IllegalArgumentException e) {
      return refusal(400, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      return refusal(500, e.toString());
    }
  }

  /** In words of the emulator's own where they are, and not of the parser's. */
  static String reason(JacksonException e) {
    return e.getCause() instanceof IllegalArgumentException own
        ? String.valueOf(own.getMessage())
        : e.getOriginalMessage();
  }

  private static Answer refusal(int status, String error) {
    return new Answer(status, JSON.writeValueAsBytes(Map.of("error", error)));
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.status, answer.json.length == 0 ? -1 : answer.json.length);
    if (answer.json.length > 0) {
      exchange.getResponseBody().write(answer.json);
    }
    exchange.close();
  }

  @FunctionalInterface
  private interface Action {
    Answer perform(Call call);
  }

  /**
   * A control call.
   *
   * @param rest of the path
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Call(byte[] body, String rest) {}

  @SuppressWarnings("ArrayRecordComponent")
  private record Answer(int status, byte[] json) {}
}
