package ru.uzel.mocks.open311;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code GET} and {@code POST requests}, {@code GET tokens}, and mySociety's {@code POST
 * servicerequestupdates}, as JSON and as XML.
 */
final class CityDoor {

  /** {@code Open311/Endpoint/Service/Role/ExtendedStatus.pm}. */
  private static final Set<String> STATUSES =
      Set.of(
          "OPEN",
          "INVESTIGATING",
          "IN_PROGRESS",
          "PLANNED",
          "ACTION_SCHEDULED",
          "NO_FURTHER_ACTION",
          "NOT_COUNCILS_RESPONSIBILITY",
          "DUPLICATE",
          "INTERNAL_REFERRAL",
          "CANCELLED",
          "FIXED",
          "CLOSED",
          "FOR_TRIAGE");

  private static final List<String> REQUIRED =
      List.of("api_key", "service_request_id", "update_id", "status", "updated_datetime");

  private final JsonMapper mapper = new JsonMapper();
  private final AtomicReference<CitySettings> settings;
  private final CityBook book;

  CityDoor(AtomicReference<CitySettings> settings, CityBook book) {
    this.settings = settings;
    this.book = book;
  }

  void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      CitySettings now = Objects.requireNonNull(settings.get());
      String path = exchange.getRequestURI().getPath();
      boolean xml = path.endsWith(".xml");
      if (now.xmlOnly() && !xml) {
        error(exchange, false, 404, "there is XML only");
      } else if (now.busy() > 0) {
        settings.updateAndGet(CitySettings::lessBusy);
        exchange.getResponseHeaders().set("Retry-After", "1");
        error(exchange, xml, 429, "too many requests");
      } else if (path.matches(".*/requests\\.(json|xml)")
          && exchange.getRequestMethod().equals("GET")) {
        list(exchange, now, xml);
      } else if (path.matches(".*/requests\\.(json|xml)")
          && exchange.getRequestMethod().equals("POST")) {
        make(exchange, now, xml, fields(new String(body, StandardCharsets.UTF_8)));
      } else if (path.matches(".*/tokens/[^/]+\\.(json|xml)")
          && exchange.getRequestMethod().equals("GET")) {
        name(exchange, xml, path.replaceAll(".*/tokens/(.+)\\.(json|xml)", "$1"));
      } else if (path.matches(".*/servicerequestupdates\\.(json|xml)")
          && exchange.getRequestMethod().equals("POST")) {
        take(exchange, now, xml, fields(new String(body, StandardCharsets.UTF_8)));
      } else {
        error(exchange, xml, 404, "there is no such resource");
      }
    }
  }

  private void list(HttpExchange exchange, CitySettings now, boolean xml) throws IOException {
    String query = exchange.getRequestURI().getRawQuery();
    Map<String, String> asked = fields(query == null ? "" : query);
    book.asked(query == null ? "" : query);
    if (isForeign(now, asked)) {
      error(exchange, xml, 404, "jurisdiction_id was not found");
      return;
    }
    if (asked.containsKey("service_request_id")) {
      // GeoReport v2: «overrides all other arguments».
      send(
          exchange,
          xml,
          "service_requests",
          "request",
          book.of(List.of(asked.get("service_request_id").split(",", -1))));
      return;
    }
    if (!now.body().isEmpty()) {
      answer(exchange, 200, xml, now.body().getBytes(StandardCharsets.UTF_8));
      return;
    }
    try {
      Instant to = time(asked.get("end_date"), Instant.now());
      Instant from = time(asked.get("start_date"), to.minus(Duration.ofDays(90)));
      List<JsonNode> found =
          book.open(from, to, now.ignoreDates()).stream().limit(now.most()).toList();
      send(exchange, xml, "service_requests", "request", found);
    } catch (DateTimeException noTime) {
      error(exchange, xml, 400, "a date is no W3C date with a zone");
    }
  }

  /** GeoReport v2, «POST Service Request». */
  private void make(HttpExchange exchange, CitySettings now, boolean xml, Map<String, String> form)
      throws IOException {
    String key = form.getOrDefault("api_key", "");
    boolean placed =
        (form.containsKey("lat") && form.containsKey("long"))
            || !form.getOrDefault("address_string", "").isBlank()
            || !form.getOrDefault("address_id", "").isBlank();
    if (!now.apiKey().isEmpty() && !key.equals(now.apiKey())) {
      error(exchange, xml, 403, "the api_key is not known");
    } else if (isForeign(now, form)) {
      error(exchange, xml, 404, "jurisdiction_id was not found");
    } else if (!now.offers(form.getOrDefault("service_code", ""))) {
      error(exchange, xml, 404, "service_code was not found");
    } else if (now.refuse() || form.getOrDefault("service_code", "").isBlank() || !placed) {
      error(exchange, xml, 400, "service_code and a location are required");
    } else {
      ObjectNode made = book.make(form);
      if (now.failAfterEffect() > 0) {
        settings.updateAndGet(CitySettings::lessFailing);
        error(exchange, xml, 500, "after it took effect");
        return;
      }
      ObjectNode named = JsonNodeFactory.instance.objectNode();
      if (!now.unnamed()) {
        String field = now.tokens() ? "token" : "service_request_id";
        named.put(field, made.path(field).asString());
      }
      named.put("service_notice", "").put("account_id", "");
      send(exchange, xml, "service_requests", "request", List.of(named));
    }
  }

  /** GeoReport v2, «GET service_request_id from a token»; early questions get no id. */
  private void name(HttpExchange exchange, boolean xml, String token) throws IOException {
    ObjectNode made = book.byToken(token);
    if (made == null) {
      error(exchange, xml, 404, "token was not found");
      return;
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("token", token);
    answer.put(
        "service_request_id",
        made.path("asked").asBoolean(false) ? made.path("service_request_id").asString() : "");
    made.put("asked", true);
    send(exchange, xml, "service_requests", "request", List.of(answer));
  }

  private void send(
      HttpExchange exchange, boolean xml, String root, String item, List<? extends JsonNode> items)
      throws IOException {
    answer(
        exchange,
        200,
        xml,
        xml ? CityXml.write(root, item, items) : mapper.writeValueAsBytes(items));
  }

  private void take(HttpExchange exchange, CitySettings now, boolean xml, Map<String, String> form)
      throws IOException {
    String key = form.getOrDefault("api_key", "");
    if (!now.apiKey().isEmpty() && !key.equals(now.apiKey())) {
      error(exchange, xml, 403, "the api_key is not known");
    } else if (isForeign(now, form) || !book.knows(form.getOrDefault("service_request_id", ""))) {
      error(exchange, xml, 404, "service_request_id was not found");
    } else if (now.refuse()
        || REQUIRED.stream().anyMatch(field -> form.getOrDefault(field, "").isBlank())
        || !STATUSES.contains(form.getOrDefault("status", ""))) {
      error(exchange, xml, 400, "a field is missing or wrong");
    } else {
      String id = book.take(form);
      if (now.failAfterEffect() > 0) {
        settings.updateAndGet(CitySettings::lessFailing);
        error(exchange, xml, 500, "after it took effect");
        return;
      }
      List<JsonNode> taken =
          now.unnamed()
              ? List.of()
              : List.of(JsonNodeFactory.instance.objectNode().put("update_id", id));
      send(exchange, xml, "service_request_updates", "request_update", taken);
    }
  }

  private static boolean isForeign(CitySettings now, Map<String, String> asked) {
    return !now.jurisdiction().isEmpty()
        && !now.jurisdiction().equals(asked.getOrDefault("jurisdiction_id", ""));
  }

  private static Instant time(@Nullable String text, Instant otherwise) {
    return text == null || text.isEmpty() ? otherwise : OffsetDateTime.parse(text).toInstant();
  }

  private static Map<String, String> fields(String form) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : form.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2) {
        fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return fields;
  }

  private void error(HttpExchange exchange, boolean xml, int status, String description)
      throws IOException {
    List<JsonNode> errors =
        List.of(
            JsonNodeFactory.instance
                .objectNode()
                .put("code", status)
                .put("description", description));
    answer(
        exchange,
        status,
        xml,
        xml ? CityXml.write("errors", "error", errors) : mapper.writeValueAsBytes(errors));
  }

  private static void answer(HttpExchange exchange, int status, boolean xml, byte[] body)
      throws IOException {
    exchange
        .getResponseHeaders()
        .set("Content-Type", xml ? "text/xml; charset=utf-8" : "application/json; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}
