package ru.uzel.mocks.rsmev;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The gateway's three calls; ПОС answers at once what is put in. */
final class GatewayDoor {

  static final String PATH = "/rsmev/api/smev/";

  private static final Pattern QUESTION =
      Pattern.compile(
          "<PosEdmsRequest>\\s*<AppealListRequest>\\s*<ClientId>([^<]*)</ClientId>\\s*"
              + "</AppealListRequest>\\s*</PosEdmsRequest>\\s*");

  private final JsonMapper mapper = new JsonMapper();
  private final Map<String, ResponseQueue> queues = new ConcurrentHashMap<>();
  private final PosAppeals appeals;
  private final RsmevBehaviour behaviour;
  private final RsmevBook book;

  GatewayDoor(PosAppeals appeals, RsmevBehaviour behaviour, RsmevBook book) {
    this.appeals = appeals;
    this.behaviour = behaviour;
    this.book = book;
  }

  void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String[] path = exchange.getRequestURI().getPath().substring(PATH.length()).split("/", -1);
      String operation = path.length > 1 ? path[1] : "";
      book.note("calls", row -> row.put("operation", operation).put("entrypoint", path[0]));
      LockSupport.parkNanos(Duration.ofMillis(behaviour.number("slow")).toNanos());
      if (behaviour.happens("failing")) {
        answer(exchange, 500, "{\"error\":\"internal\"}");
      } else if (behaviour.happens("refusing")) {
        answer(exchange, 403, "{}");
      } else if (behaviour.happens("html")) {
        answer(exchange, 200, "<html><body>Ведутся работы</body></html>");
      } else if (!isUuid(path[0]) || !exchange.getRequestMethod().equals("POST")) {
        answer(exchange, 404, "<html><body>404 Not Found</body></html>");
      } else {
        answer(exchange, operation, path, body);
      }
    }
  }

  private void answer(HttpExchange exchange, String operation, String[] path, byte[] body)
      throws IOException {
    String node =
        Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("node_id"), "master");
    ResponseQueue queue = queues.computeIfAbsent(path[0] + " " + node, name -> new ResponseQueue());
    switch (operation) {
      case "sendrequest" -> send(exchange, path[0], node, queue, body);
      case "getresponse" -> get(exchange, queue);
      case "confirmprocessing" -> confirm(exchange, queue, path.length > 2 ? path[2] : "");
      default -> answer(exchange, 404, "<html><body>404 Not Found</body></html>");
    }
  }

  private void send(
      HttpExchange exchange, String entrypoint, String node, ResponseQueue queue, byte[] body)
      throws IOException {
    String xml;
    try {
      JsonNode json = mapper.readTree(body);
      xml =
          new String(
              Base64.getDecoder().decode(json.path("xml").asString("")), StandardCharsets.UTF_8);
    } catch (JacksonException | IllegalArgumentException wrong) {
      answer(exchange, 400, "no JSON with base64 in xml");
      return;
    }
    String requestId = UUID.randomUUID().toString();
    book.note(
        "requests",
        row ->
            row.put("requestId", requestId)
                .put("entrypoint", entrypoint)
                .put("node", node)
                .put("xml", xml));
    if (!behaviour.flag("silent")) {
      queue.put(requestId, response(requestId, xml));
    }
    answer(exchange, 200, "{\"requestId\":\"" + requestId + "\"}");
  }

  private ObjectNode response(String requestId, String question) {
    Matcher asked = QUESTION.matcher(question);
    String client = behaviour.text("clientId");
    boolean onlyNew = behaviour.flag("onlyNew");
    ObjectNode response =
        JsonNodeFactory.instance
            .objectNode()
            .put("recId", requestId)
            .put("requestId", requestId)
            .put("messageId", UUID.randomUUID().toString());
    String xml;
    if (!asked.matches()) {
      xml = PosAppeals.refusal(behaviour, "неизвестный запрос");
    } else if (!client.isEmpty() && !client.equals(asked.group(1))) {
      xml = PosAppeals.refusal(behaviour, "неизвестный ClientId");
    } else {
      xml = appeals.list(onlyNew, behaviour);
      response.set("files", appeals.files(onlyNew));
    }
    String base64 = Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
    return response.put("xml", behaviour.happens("brokenBase64") ? "%" + base64 : base64);
  }

  private void get(HttpExchange exchange, ResponseQueue queue) throws IOException {
    Optional<ObjectNode> response =
        queue.take(Instant.now(), Duration.ofMillis(behaviour.number("ttl")));
    if (response.isEmpty()) {
      answer(exchange, 404, "null");
      return;
    }
    book.note("given", row -> row.put("requestId", response.get().path("requestId").asString()));
    answer(exchange, 200, mapper.writeValueAsString(response.get()));
  }

  private void confirm(HttpExchange exchange, ResponseQueue queue, String requestId)
      throws IOException {
    if (behaviour.happens("failConfirm")) {
      answer(exchange, 500, "");
      return;
    }
    boolean known = behaviour.flag("ignoresConfirm") || queue.confirm(requestId);
    book.note("confirmed", row -> row.put("requestId", requestId).put("known", known));
    answer(exchange, behaviour.happens("loseConfirm") ? 500 : known ? 200 : 404, "");
  }

  private static boolean isUuid(String text) {
    return text.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange
        .getResponseHeaders()
        .set("Content-Type", text.startsWith("<") ? "text/html" : "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }
}
