package ru.uzel.adapters.pos;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How text stands in cells, and what is left of it when noise is taken off. */
final class PosText {

  /** ECMA-376 part 1, 22.9.2.19 ST_Xstring: a character that XML forbids, by its code. */
  private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private PosText() {}

  /** Takes line ends to {@code \n} and invisible or blank characters off both ends. */
  static String clean(String text) {
    String lines = text.replace("\r\n", "\n").replace('\r', '\n');
    int from = 0;
    int to = lines.length();
    while (from < to && isNoise(lines.charAt(from))) {
      from++;
    }
    while (to > from && isNoise(lines.charAt(to - 1))) {
      to--;
    }
    return lines.substring(from, to);
  }

  /** A header on one line, its words parted by single spaces. */
  static String header(String text) {
    StringBuilder header = new StringBuilder();
    boolean gap = false;
    for (char c : clean(text).toCharArray()) {
      if (isInvisible(c)) {
        continue;
      }
      if (isNoise(c)) {
        gap = true;
        continue;
      }
      if (gap) {
        header.append(' ');
        gap = false;
      }
      header.append(c);
    }
    return header.toString();
  }

  static boolean absent(String cleaned) {
    return cleaned.isEmpty() || cleaned.equals("-");
  }

  static String unescape(String stored) {
    if (!stored.contains("_x")) {
      return stored;
    }
    return ESCAPE
        .matcher(stored)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(match.group(1), 16))));
  }

  static String escape(String text) {
    String safe = ESCAPE.matcher(text).replaceAll(match -> "_x005F" + match.group());
    StringBuilder escaped = new StringBuilder();
    safe.codePoints()
        .forEach(
            c -> {
              if (legal(c) && c != '\r') {
                escaped.appendCodePoint(c);
              } else {
                escaped.append("_x%04X_".formatted(c));
              }
            });
    return escaped.toString();
  }

  /** XML 1.0 production 2, Char. */
  static boolean legal(String text) {
    return text.codePoints().allMatch(PosText::legal);
  }

  private static boolean legal(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  private static boolean isNoise(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || isInvisible(c);
  }

  /** Byte order mark, zero-width space and word joiner. */
  private static boolean isInvisible(char c) {
    return c == '\uFEFF' || c == '\u200B' || c == '\u2060';
  }
}
