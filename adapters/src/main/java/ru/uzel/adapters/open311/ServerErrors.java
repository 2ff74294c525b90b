package ru.uzel.adapters.open311;

import java.util.List;
import java.util.regex.Pattern;
import ru.uzel.model.message.WireBytes;

/**
 * The errors of GeoReport v2, {@code [{code, description}]} or their XML, in one line. Only their
 * codes, which are numbers: a description may repeat what was sent, in whatever form or escape, and
 * what is told stays in the journal.
 */
final class ServerErrors {

  private static final int MOST = 5;

  private static final Pattern JSON =
      Pattern.compile("\"code\"\\s*:\\s*(?:(\\d{1,5})|\"(\\d{1,5})\")\\s*[,}]");
  private static final Pattern XML = Pattern.compile("<code>\\s*(\\d{1,5})\\s*</code>");

  private ServerErrors() {}

  static String told(WireBytes answer) {
    String text = answer.utf8();
    List<String> codes =
        (text.stripLeading().startsWith("<") ? XML : JSON)
            .matcher(text)
            .results()
            .map(code -> code.group(1) == null ? code.group(2) : code.group(1))
            .limit(MOST)
            .toList();
    return codes.isEmpty() ? "it gives no code" : "code " + String.join(", ", codes);
  }
}
