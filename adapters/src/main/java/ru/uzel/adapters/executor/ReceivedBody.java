package ru.uzel.adapters.executor;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.message.WireBytes;

/**
 * The body of a POST as it came.
 *
 * @param wire the body, or its beginning where it is too long
 * @param problem why the body cannot be looked into, or null
 */
record ReceivedBody(WireBytes wire, @Nullable Problem problem) {

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

  /** What is worth keeping of a body that is refused: message and signature come first in it. */
  WireBytes beginning(int most) {
    return wire.size() <= most
        ? wire
        : WireBytes.of(wire.contentType(), Arrays.copyOf(wire.bytes(), most));
  }

  private static Problem tooLong(int limit) {
    return Problem.tooLarge("the body is longer than " + limit + " bytes");
  }

  private static @Nullable Problem unsupported(
      @Nullable String type, @Nullable String contentEncoding) {
    if (contentEncoding != null && !contentEncoding.equalsIgnoreCase("identity")) {
      return unsupported("Content-Encoding is not supported: send the body as it is");
    }
    return type != null && SignedMessage.is(type)
        ? null
        : unsupported("Content-Type is to be " + SignedMessage.MEDIA);
  }

  private static Problem unsupported(String detail) {
    return new Problem(FailureCode.MALFORMED, 415, null, detail);
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
