package ru.uzel.mocks.appeals;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where ССТУ takes reports, one appeal at a time. */
final class ReportDoor {

  private final JsonMapper mapper = new JsonMapper();
  private final AtomicReference<AppealsSettings> settings;
  private final AppealsBook book;

  ReportDoor(AtomicReference<AppealsSettings> settings, AppealsBook book) {
    this.settings = settings;
    this.book = book;
  }

  void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      AppealsSettings now = Objects.requireNonNull(settings.get());
      if (!exchange.getRequestMethod().equals("POST")) {
        error(exchange, 405, "only POST is allowed here");
      } else if (now.closed()) {
        error(exchange, 403, "nobody is let in");
      } else if (now.busy() > 0) {
        settings.updateAndGet(AppealsSettings::lessBusy);
        exchange.getResponseHeaders().set("Retry-After", "1");
        error(exchange, 429, "too many requests");
      } else {
        take(exchange, now, body);
      }
    }
  }

  private void take(HttpExchange exchange, AppealsSettings now, byte[] body) throws IOException {
    JsonNode report = json(body);
    String wrong = now.refuse() ? "refused" : new ReportRules(now).wrong(report);
    if (!wrong.isEmpty()) {
      book.refused(report, wrong);
      error(exchange, 400, wrong);
      return;
    }
    book.receive(report);
    if (now.failAfterEffect() > 0) {
      settings.updateAndGet(AppealsSettings::lessFailing);
      error(exchange, 500, "after it took effect");
    } else {
      answer(exchange, 200, mapper.writeValueAsBytes(mapper.createObjectNode()));
    }
  }

  private JsonNode json(byte[] body) {
    try {
      return mapper.readTree(body);
    } catch (JacksonException noJson) {
      return mapper.createObjectNode();
    }
  }

  private void error(HttpExchange exchange, int status, String message) throws IOException {
    answer(
        exchange,
        status,
        mapper.writeValueAsBytes(mapper.createObjectNode().put("message", message)));
  }

  static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().putIfAbsent("Content-Type", List.of("application/json"));
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
