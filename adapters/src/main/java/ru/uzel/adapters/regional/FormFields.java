package ru.uzel.adapters.regional;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of {@code application/x-www-form-urlencoded} bytes in their order, read strictly: the
 * WHATWG parser would silently replace what is not UTF-8, and so change what a resident wrote.
 *
 * @param problems what could not be read; such fields are left out
 */
record FormFields(List<Field> fields, List<Problem> problems) {

  /** More than any form has; a body of nothing but ampersands must not cost memory. */
  static final int MOST_FIELDS = 2000;

  record Field(String name, String value) {}

  FormFields {
    fields = List.copyOf(fields);
    problems = List.copyOf(problems);
  }

  static FormFields parse(byte[] form) {
    List<Field> fields = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    int start = 0;
    int number = 0;
    while (start < form.length) {
      int end = indexOf(form, '&', start, form.length);
      if (end > start) {
        if (++number > MOST_FIELDS) {
          problems.add(Problem.malformed(null, "more than " + MOST_FIELDS + " parameters"));
          break;
        }
        int equals = indexOf(form, '=', start, end);
        String name = text(form, start, equals, "the name of parameter " + number, problems);
        if (name != null) {
          String value = text(form, Math.min(equals + 1, end), end, shown(name), problems);
          // GeoReport v2, "Optional Arguments": an empty parameter is the same as none.
          if (value != null && !value.isEmpty()) {
            fields.add(new Field(name, value));
          }
        }
      }
      start = end + 1;
    }
    return new FormFields(fields, problems);
  }

  /** A client's parameter name as it may stand in an error. */
  static String shown(String name) {
    return name.length() <= 80 ? name : name.substring(0, 80) + "…";
  }

  private static @Nullable String text(
      byte[] form, int start, int end, String what, List<Problem> problems) {
    byte[] raw = new byte[end - start];
    int length = 0;
    for (int at = start; at < end; at++) {
      byte next = form[at];
      if (next == '+') {
        next = ' ';
      } else if (next == '%') {
        int high = at + 2 < end ? Character.digit(form[at + 1], 16) : -1;
        int low = at + 2 < end ? Character.digit(form[at + 2], 16) : -1;
        if (high < 0 || low < 0) {
          problems.add(
              Problem.malformed(
                  what, what + ": '%' without two hex digits at byte " + (at - start + 1)));
          return null;
        }
        next = (byte) (high << 4 | low);
        at += 2;
      }
      raw[length++] = next;
    }
    return decoded(ByteBuffer.wrap(raw, 0, length), what, problems);
  }

  private static @Nullable String decoded(ByteBuffer raw, String what, List<Problem> problems) {
    CharBuffer text = CharBuffer.allocate(raw.remaining());
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(raw, text, true);
    if (result.isError()) {
      problems.add(
          Problem.malformed(
              what, what + " is not UTF-8: see byte " + (raw.position() + 1) + " of it"));
      return null;
    }
    String value = text.flip().toString();
    Problem illegal = illegal(value, what);
    if (illegal != null) {
      problems.add(illegal);
      return null;
    }
    return value;
  }

  /** Executive bodies get the text as XML, where some characters cannot stand (XML 1.0 §2.2). */
  private static @Nullable Problem illegal(String value, String what) {
    int place = 0;
    for (int at = 0; at < value.length(); at += Character.charCount(value.codePointAt(at))) {
      int character = value.codePointAt(at);
      place++;
      boolean legal =
          character >= 0x20
              ? character <= 0xD7FF
                  || (character >= 0xE000 && character != 0xFFFE && character != 0xFFFF)
              : character == '\t' || character == '\n' || character == '\r';
      if (!legal) {
        return Problem.malformed(
            what,
            String.format(
                "%s has the character U+%04X at place %d, which XML 1.0 cannot carry",
                what, character, place));
      }
    }
    return null;
  }

  private static int indexOf(byte[] bytes, char wanted, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != wanted) {
      at++;
    }
    return at;
  }
}
