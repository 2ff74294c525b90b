package ru.uzel.adapters.regional;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.message.WireBytes;

/**
 * The body of a POST as it came, before any parameter was asked for: asking makes the container
 * read and decode it.
 *
 * @param wire the body, or its beginning where it is too long
 * @param problem why the body cannot be looked into, or null
 */
record ReceivedBody(WireBytes wire, @Nullable Problem problem) {

  private static final String FORM = "application/x-www-form-urlencoded";

  /** How much of a body that is refused anyway is read, so that its sender gets to the answer. */
  private static final long MOST_DRAINED = 64L << 20;

  static ReceivedBody read(HttpServletRequest request, int limit) throws IOException {
    InputStream body = request.getInputStream();
    byte[] bytes = body.readNBytes(limit);
    boolean tooLong = bytes.length == limit && body.read() >= 0;
    if (tooLong) {
      drain(body);
    }
    String type = request.getContentType();
    return new ReceivedBody(
        WireBytes.of(type == null ? "application/octet-stream" : shortened(type), bytes),
        tooLong ? tooLong(limit) : unsupported(type, request.getHeader("Content-Encoding")));
  }

  private static Problem tooLong(int limit) {
    return new Problem(
        FailureCode.TOO_LARGE, 413, null, "the request is longer than " + limit + " bytes");
  }

  private static @Nullable Problem unsupported(
      @Nullable String type, @Nullable String contentEncoding) {
    if (contentEncoding != null && !contentEncoding.equalsIgnoreCase("identity")) {
      return unsupported("Content-Encoding is not supported: send the form as it is");
    }
    String media = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return media.equals(FORM)
        ? null
        : unsupported("Content-Type is to be " + FORM + "; charset=utf-8");
  }

  private static Problem unsupported(String description) {
    return new Problem(FailureCode.MALFORMED, 415, "Content-Type", description);
  }

  private static void drain(InputStream body) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long drained = 0;
    int read = body.read(buffer);
    while (read >= 0 && drained < MOST_DRAINED) {
      drained += read;
      read = body.read(buffer);
    }
  }

  private static String shortened(String type) {
    return type.length() <= 200 ? type : type.substring(0, 200);
  }
}
