package ru.uzel.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Reads HTTP/1.1 messages one after another from a connection (RFC 9112): bodies by Content-Length
 * or chunked. Just enough for a load generator that must not cost much itself.
 */
public final class HttpMessages {

  private final InputStream in;
  private byte[] buffer = new byte[16 * 1024];
  private int from;
  private int to;

  public HttpMessages(InputStream in) {
    this.in = in;
  }

  /** One message: its first line and its body. */
  public record Message(String firstLine, String body, boolean closes) {

    public int status() {
      return Integer.parseInt(firstLine.substring(9, 12));
    }
  }

  public Message next() throws IOException {
    String firstLine = line();
    int length = 0;
    boolean chunked = false;
    boolean closes = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      } else if (lower.startsWith("transfer-encoding:") && lower.contains("chunked")) {
        chunked = true;
      } else if (lower.startsWith("connection:") && lower.contains("close")) {
        closes = true;
      }
    }
    byte[] body = chunked ? chunks() : bytes(length);
    return new Message(firstLine, new String(body, StandardCharsets.UTF_8), closes);
  }

  private byte[] chunks() throws IOException {
    byte[] body = new byte[0];
    while (true) {
      int size = Integer.parseInt(line().split(";", 2)[0].strip(), 16);
      byte[] chunk = bytes(size);
      line();
      if (size == 0) {
        return body;
      }
      int filled = body.length;
      body = Arrays.copyOf(body, filled + size);
      System.arraycopy(chunk, 0, body, filled, size);
    }
  }

  private String line() throws IOException {
    int searched = from;
    while (true) {
      for (int i = searched; i < to; i++) {
        if (buffer[i] == '\n') {
          int end = i > from && buffer[i - 1] == '\r' ? i - 1 : i;
          String line = new String(buffer, from, end - from, StandardCharsets.ISO_8859_1);
          from = i + 1;
          return line;
        }
      }
      int seen = to - from;
      fill();
      searched = from + seen;
    }
  }

  private byte[] bytes(int count) throws IOException {
    while (to - from < count) {
      fill();
    }
    byte[] taken = Arrays.copyOfRange(buffer, from, from + count);
    from += count;
    return taken;
  }

  private void fill() throws IOException {
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
    }
    if (to == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int read = in.read(buffer, to, buffer.length - to);
    if (read < 0) {
      throw new EOFException("The other side closed the connection");
    }
    to += read;
  }
}
