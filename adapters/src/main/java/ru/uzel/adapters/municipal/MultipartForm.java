package ru.uzel.adapters.municipal;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.message.WireBytes;

/**
 * A form as RFC 7578 has it, of text fields only.
 *
 * @param boundary stands between its parts, and in none of them
 */
record MultipartForm(String boundary, Map<String, String> fields) {

  private static final String TYPE = "multipart/form-data; boundary=";
  private static final String HEAD = "Content-Disposition: form-data; name=\"";
  private static final String TEXT = "\"\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n";

  WireBytes wire() {
    StringBuilder form = new StringBuilder();
    fields.forEach(
        (name, value) ->
            form.append("--")
                .append(boundary)
                .append("\r\n")
                .append(HEAD)
                .append(name)
                .append(TEXT)
                .append(value)
                .append("\r\n"));
    form.append("--").append(boundary).append("--\r\n");
    return WireBytes.of(TYPE + boundary, form.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The same form with one field more. */
  MultipartForm with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(fields);
    more.put(name, value);
    return new MultipartForm(boundary, more);
  }

  /**
   * Reads what {@link #wire} wrote; it is for the hub's own forms.
   *
   * @throws RejectedFailure when it is another
   */
  static MultipartForm read(WireBytes wire) {
    if (!wire.contentType().startsWith(TYPE)) {
      throw unreadable();
    }
    String boundary = wire.contentType().substring(TYPE.length());
    Map<String, String> fields = new LinkedHashMap<>();
    String rest = wire.utf8();
    String begin = "--" + boundary + "\r\n" + HEAD;
    while (rest.startsWith(begin)) {
      int name = rest.indexOf(TEXT, begin.length());
      int end = rest.indexOf("\r\n--" + boundary, begin.length());
      if (name < 0 || end < name + TEXT.length()) {
        throw unreadable();
      }
      fields.put(rest.substring(begin.length(), name), rest.substring(name + TEXT.length(), end));
      rest = rest.substring(end + 2);
    }
    if (!rest.equals("--" + boundary + "--\r\n")) {
      throw unreadable();
    }
    return new MultipartForm(boundary, fields);
  }

  private static RejectedFailure unreadable() {
    return new RejectedFailure(
        FailureCode.MALFORMED, Origin.HUB, "a prepared form cannot be read", null);
  }
}
