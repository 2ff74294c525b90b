package ru.uzel.mocks.smev;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code /control/smev/...} and {@code /books/smev}: JSON in, JSON out. */
final class ControlDoor {

  // A misspelt behaviour that changes nothing would make its test pass for nothing.
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final Mood mood;
  private final ResponsibleBody body;
  private final OtherSystems others;
  private final Supplier<Object> queues;
  private final SmevBook book;

  ControlDoor(
      Mood mood,
      ResponsibleBody body,
      OtherSystems others,
      Supplier<Object> queues,
      SmevBook book) {
    this.mood = mood;
    this.body = body;
    this.others = others;
    this.queues = queues;
    this.book = book;
  }

  void mount(HttpServer server) {
    on(server, "/control/smev/behaviour", "PUT", this::behave);
    on(server, "/control/smev/requests", "POST", this::ask);
    on(server, "/control/smev/queues", "GET", this::queues);
    on(server, "/books/smev", "GET", json -> new Answer(200, book.json()));
  }

  private Answer behave(byte[] json) {
    mood.set(JSON.readValue(json, Behaviour.class));
    body.resume(mood.behaviour());
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

  private Answer queues(byte[] json) {
    return new Answer(200, JSON.writeValueAsBytes(queues.get()));
  }

  private static void on(HttpServer server, String path, String method, Action action) {
    server.createContext(
        path,
        exchange -> {
          Answer answer;
          if (!exchange.getRequestMethod().equals(method)) {
            answer = refusal(405, "only " + method);
          } else {
            try {
              answer = action.perform(exchange.getRequestBody().readAllBytes());
            } catch (JacksonException e) {
              answer = refusal(400, e.getOriginalMessage());
            } catch (IllegalArgumentException e) {
              answer = refusal(400, String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
              answer = refusal(500, e.toString());
            }
          }
          send(exchange, answer);
        });
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
    Answer perform(byte[] json);
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Answer(int status, byte[] json) {}
}
