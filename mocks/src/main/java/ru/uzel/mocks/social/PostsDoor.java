package ru.uzel.mocks.social;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the hub may call: the feed, and where answers and statuses of a post go. */
final class PostsDoor {

  private static final Pattern TARGET =
      Pattern.compile("/social/posts/([^/]{1,300})/(answers|statuses)");
  private static final List<String> KNOWN =
      List.of("id", "postId", "caseId", "sequence", "status", "rawStatus", "at");

  private final JsonMapper mapper = new JsonMapper();
  private final AtomicReference<MonitoringSettings> settings;
  private final PostsFeed feed;
  private final MonitoringBook book;

  PostsDoor(AtomicReference<MonitoringSettings> settings, PostsFeed feed, MonitoringBook book) {
    this.settings = settings;
    this.feed = feed;
    this.book = book;
  }

  void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      MonitoringSettings now = Objects.requireNonNull(settings.get());
      String shown = header(exchange, "Authorization");
      if (!now.token().isEmpty() && !shown.equals("Bearer " + now.token())) {
        problem(exchange, 401, "the token is not known");
      } else if (now.busy() > 0) {
        settings.updateAndGet(MonitoringSettings::lessBusy);
        exchange.getResponseHeaders().set("Retry-After", "1");
        problem(exchange, 429, "too many requests");
      } else if (exchange.getRequestMethod().equals("GET")) {
        page(exchange, now);
      } else {
        take(exchange, now, body);
      }
    }
  }

  private void page(HttpExchange exchange, MonitoringSettings now) throws IOException {
    Map<String, String> query = query(exchange);
    try {
      Optional<ObjectNode> page =
          feed.page(
              query.getOrDefault("cursor", ""), query.getOrDefault("since", ""), now.pageSize());
      if (page.isPresent()) {
        answer(exchange, 200, mapper.writeValueAsBytes(page.get()));
      } else {
        problem(exchange, 410, "the cursor is not known any more");
      }
    } catch (IllegalArgumentException wrong) {
      problem(exchange, 400, "since is no time");
    }
  }

  private void take(HttpExchange exchange, MonitoringSettings now, byte[] body) throws IOException {
    Matcher target = TARGET.matcher(exchange.getRequestURI().getPath());
    String key = header(exchange, "Idempotency-Key");
    if (!target.matches()) {
      problem(exchange, 404, "there is no such resource");
    } else if (now.deleted().contains(target.group(1))) {
      problem(exchange, 410, "the post is deleted");
    } else if (now.refuse() || key.isEmpty()) {
      problem(exchange, 422, "refused");
    } else {
      boolean isAnswer = target.group(2).equals("answers");
      JsonNode message = message(body);
      String wrong = wrong(message, target.group(1), isAnswer);
      if (!wrong.isEmpty()) {
        problem(exchange, 422, wrong);
        return;
      }
      boolean effect = book.receive(key, isAnswer ? "answer" : "status", message);
      if (now.failAfterEffect() > 0) {
        settings.updateAndGet(MonitoringSettings::lessFailing);
        problem(exchange, 500, "after it took effect");
      } else {
        answer(exchange, effect ? 201 : 200, "{}".getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static String wrong(JsonNode message, String post, boolean isAnswer) {
    for (String field : KNOWN) {
      if (!message.hasNonNull(field)) {
        return field + " is missing";
      }
    }
    if (!message.path("postId").asString("").equals(post)) {
      return "postId is another than the address says";
    }
    return isAnswer == message.path("reply").hasNonNull("text")
        ? ""
        : "an answer has a reply, a status has none";
  }

  private JsonNode message(byte[] body) {
    try {
      return mapper.readTree(body);
    } catch (JacksonException noJson) {
      return mapper.createObjectNode();
    }
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new HashMap<>();
    String raw = exchange.getRequestURI().getRawQuery();
    for (String pair : (raw == null ? "" : raw).split("&", -1)) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2) {
        query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return query;
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  private void problem(HttpExchange exchange, int status, String detail) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
    answer(
        exchange,
        status,
        mapper.writeValueAsBytes(
            mapper.createObjectNode().put("status", status).put("detail", detail)));
  }

  static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().putIfAbsent("Content-Type", List.of("application/json"));
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
