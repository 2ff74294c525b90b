package ru.uzel.mocks.smev;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

  /** An envelope as the root part of a multipart answer, and files after it. */
  void multipart(String envelope, List<OutgoingPart> parts) throws IOException {
    String boundary = "uuid:" + UUID.randomUUID();
    String root =
        "--"
            + boundary
            + "\r\nContent-Type: application/xop+xml; charset=UTF-8; type=\"text/xml\"\r\n"
            + "Content-Transfer-Encoding: binary\r\nContent-ID: <"
            + ROOT
            + ">\r\n\r\n"
            + envelope;
    String end = "\r\n--" + boundary + "--";
    String type =
        "multipart/related; type=\"application/xop+xml\"; boundary=\""
            + boundary
            + "\"; start=\"<"
            + ROOT
            + ">\"; start-info=\"text/xml\"";
    if (parts.isEmpty()) {
      send(200, type, root + end);
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", type);
    // Chunked: a big file goes from disk to the wire without its whole length being summed up.
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(root.getBytes(StandardCharsets.UTF_8));
      for (OutgoingPart part : parts) {
        String head =
            "\r\n--"
                + boundary
                + "\r\nContent-Type: "
                + part.mimeType()
                + "\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <"
                + part.contentId()
                + ">\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.UTF_8));
        try (InputStream in = part.source().open()) {
          in.transferTo(out);
        }
      }
      out.write(end.getBytes(StandardCharsets.UTF_8));
    }
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
