package ru.uzel.mocks.smev;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * To whom a body sends the cases on that it does not take.
 *
 * @param to the name of the other body
 * @param ogrn its ОГРН; none if not given
 * @param direction DOWN, UP, PEER or EXTERNAL_FOIV_EMAIL
 */
record PlannedTransfer(String to, @Nullable String ogrn, String direction, String reason) {

  private static final Map<String, String> WORDS =
      Map.of(
          "DOWN", "Направлено в подведомственную организацию",
          "UP", "Передано в вышестоящую организацию",
          "PEER", "Направлено по компетенции",
          "EXTERNAL_FOIV_EMAIL", "Передано в другой орган");

  PlannedTransfer {
    if (!WORDS.containsKey(direction)) {
      throw new IllegalArgumentException("direction: none of " + WORDS.keySet());
    }
  }

  /** The status that a report of it has. */
  boolean goesWith(String word) {
    return word.equals(WORDS.get(direction));
  }

  String element() {
    return "<c:Transfer><c:To>"
        + Xml.element("c:Name", to)
        + Xml.optional("c:Ogrn", ogrn)
        + "</c:To>"
        + Xml.element("c:Direction", direction)
        + Xml.element("c:Reason", reason)
        + "</c:Transfer>";
  }
}
