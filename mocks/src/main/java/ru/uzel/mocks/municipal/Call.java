package ru.uzel.mocks.municipal;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A call of the hub, read; and its answers. */
final class Call {

  private static final Pattern PART =
      Pattern.compile(
          "name=\"([^\"]*)\"[^\r\n]*\r\n(?:[^\r\n]+\r\n)*\r\n(.*?)\r\n--", Pattern.DOTALL);

  private final HttpExchange exchange;
  private final byte[] body;

  private Call(HttpExchange exchange, byte[] body) {
    this.exchange = exchange;
    this.body = body;
  }

  static Call of(HttpExchange exchange) throws IOException {
    return new Call(exchange, exchange.getRequestBody().readAllBytes());
  }

  HttpExchange exchange() {
    return exchange;
  }

  byte[] body() {
    return body;
  }

  String path() {
    return exchange.getRequestURI().getPath();
  }

  String method() {
    return exchange.getRequestMethod();
  }

  String header(String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  Map<String, String> query() {
    return decoded(exchange.getRequestURI().getRawQuery());
  }

  /** The fields of a form, url-encoded or multipart. */
  Map<String, String> form() {
    String text = new String(body, StandardCharsets.UTF_8);
    if (!header("Content-Type").startsWith("multipart/form-data")) {
      return decoded(text);
    }
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher part = PART.matcher(text);
    while (part.find()) {
      fields.put(part.group(1), part.group(2));
    }
    return fields;
  }

  void answer(int status, String json) throws IOException {
    answer(status, json.getBytes(StandardCharsets.UTF_8));
  }

  void answer(int status, byte[] bytes) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  private static Map<String, String> decoded(String form) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : (form == null ? "" : form).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(
            URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return fields;
  }
}
