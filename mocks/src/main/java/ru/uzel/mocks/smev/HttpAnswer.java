package ru.uzel.mocks.smev;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The answer to one HTTP call, whole or broken off. */
final class HttpAnswer {

  static final String XML = "text/xml; charset=UTF-8";

  private static final String ROOT = "root.message@cxf.apache.org";

  private final HttpExchange exchange;

  HttpAnswer(HttpExchange exchange) {
    this.exchange = exchange;
  }

  void send(int status, String type, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  /** An envelope as the root part of a multipart answer. */
  void multipart(String envelope) throws IOException {
    String boundary = "uuid:" + UUID.randomUUID();
    send(
        200,
        "multipart/related; type=\"application/xop+xml\"; boundary=\""
            + boundary
            + "\"; start=\"<"
            + ROOT
            + ">\"; start-info=\"text/xml\"",
        "--"
            + boundary
            + "\r\nContent-Type: application/xop+xml; charset=UTF-8; type=\"text/xml\"\r\n"
            + "Content-Transfer-Encoding: binary\r\nContent-ID: <"
            + ROOT
            + ">\r\n\r\n"
            + envelope
            + "\r\n--"
            + boundary
            + "--");
  }

  /** Promises the whole answer, sends half of it and closes the connection. */
  void breakOff(String envelope) throws IOException {
    byte[] bytes = envelope.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", XML);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
    exchange.getResponseBody().flush();
    exchange.close();
  }

  void close() {
    exchange.close();
  }
}
