package ru.uzel.adapters.appeals;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.intake.Receipt;
import ru.uzel.model.message.WireBytes;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What goes back to a document system: a receipt, a standing, or a problem by RFC 9457. */
record RegistrationAnswer(int status, WireBytes body, Map<String, String> headers) {

  private static final String PROBLEM = "application/problem+json";
  private static final int MOST_SHOWN = 20;

  RegistrationAnswer {
    headers = Map.copyOf(headers);
  }

  static RegistrationAnswer taken(Receipt receipt) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("messageId", receipt.id().toString())
        .put("receivedAt", receipt.receivedAt().toString())
        .put("hash", receipt.wireHash())
        .put("repeated", receipt.repeated());
    return new RegistrationAnswer(
        receipt.repeated() ? 200 : 202,
        WireBytes.of(AppealsJson.TYPE, AppealsJson.MAPPER.writeValueAsBytes(json)),
        Map.of());
  }

  static RegistrationAnswer standing(AppealStanding standing) {
    // What was true a moment ago is not to be taken for how it stands.
    return new RegistrationAnswer(200, standing.write(), Map.of("Cache-Control", "no-store"));
  }

  static RegistrationAnswer of(List<Problem> problems) {
    Problem first = problems.get(0);
    ObjectNode json = problem(first.status(), first.code(), first.pointer() + " " + first.detail());
    ArrayNode errors = json.putArray("errors");
    problems.stream()
        .limit(MOST_SHOWN)
        .forEach(
            problem ->
                errors
                    .addObject()
                    .put("pointer", problem.pointer())
                    .put("detail", problem.detail()));
    RegistrationAnswer answer = of(first.status(), json);
    return first.status() == 401
        ? answer.with("WWW-Authenticate", "Bearer realm=\"uzel\"")
        : answer;
  }

  /** The hub cannot take it now: nothing was taken, and sending again is right. */
  static RegistrationAnswer later(FailureCode code) {
    return of(503, problem(503, code, "nothing was taken; send the same again later"))
        .with("Retry-After", "5");
  }

  static RegistrationAnswer unforeseen() {
    return of(500, problem(500, FailureCode.INTERNAL, "the request could not be handled"));
  }

  void writeTo(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    headers.forEach(response::setHeader);
    response.setContentType(body.contentType());
    response.setContentLength(body.size());
    response.getOutputStream().write(body.bytes());
  }

  RegistrationAnswer with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new RegistrationAnswer(status, body, more);
  }

  private static RegistrationAnswer of(int status, ObjectNode json) {
    return new RegistrationAnswer(
        status, WireBytes.of(PROBLEM, AppealsJson.MAPPER.writeValueAsBytes(json)), Map.of());
  }

  private static ObjectNode problem(int status, FailureCode code, String detail) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", "about:blank")
        .put("title", title(status))
        .put("status", status)
        .put("detail", detail)
        .put("code", code.wireName());
  }

  /** RFC 9457 §4.2.1: with about:blank the title is the phrase of the HTTP status. */
  private static String title(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 409 -> "Conflict";
      case 413 -> "Content Too Large";
      case 415 -> "Unsupported Media Type";
      case 422 -> "Unprocessable Content";
      case 503 -> "Service Unavailable";
      default -> "Internal Server Error";
    };
  }
}
