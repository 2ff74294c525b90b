package ru.uzel.security.signature;

/**
 * Character data as Woodstox writes it: the СМЭВ reference class leaves escaping to it, so its
 * habits are part of what is signed (woodstox-core 7.2.1, {@code BufferingXmlWriter}).
 */
final class SmevEscapes {

  /** {@code BaseStreamWriter.MIN_ARRAYCOPY}: from this length on, text is written in pieces. */
  private static final int PIECEWISE = 12;

  /** {@code BaseStreamWriter.DEFAULT_COPYBUFFER_LEN}. */
  private static final int PIECE = 512;

  private SmevEscapes() {}

  static void text(char[] text, int length, Utf8Buffer out) {
    if (length < PIECEWISE) {
      piece(text, 0, 0, length, false, out);
      return;
    }
    int next = 0;
    for (int start = 0; start < length; start += PIECE) {
      next = piece(text, start, next, Math.min(start + PIECE, length), true, out);
    }
  }

  /**
   * Writes one piece. {@code >} is escaped where it might end {@code ]]>}: after a bracket and at
   * the start of a run, because the writer does not look further back. In long text every escaped
   * character starts a new run. A surrogate pair is written whole although a piece may end inside.
   *
   * @return where the next piece goes on
   */
  private static int piece(char[] text, int start, int from, int to, boolean runs, Utf8Buffer out) {
    int run = start;
    int i = from;
    while (i < to) {
      char character = text[i];
      if (character > '>' && !control(character)) {
        i = out.character(text, i);
        continue;
      }
      boolean escaped = true;
      switch (character) {
        case '<' -> out.ascii("&lt;");
        case '&' -> out.ascii("&amp;");
        case '\r' -> out.ascii("&#xd;");
        case '>' -> {
          if (i == run || text[i - 1] == ']') {
            out.ascii("&gt;");
          } else {
            out.ascii('>');
            escaped = false;
          }
        }
        default -> {
          escaped = control(character);
          if (escaped) {
            reference(character, out);
          } else {
            out.ascii(character);
          }
        }
      }
      i++;
      if (escaped && runs) {
        run = i;
      }
    }
    return i;
  }

  /** DEL and the C1 controls, which the writer always turns into references. */
  private static boolean control(char character) {
    return character >= 0x7F && character <= 0x9F;
  }

  private static void reference(char character, Utf8Buffer out) {
    out.ascii("&#x").ascii(Integer.toHexString(character)).ascii(';');
  }

  static void attribute(String value, Utf8Buffer out) {
    int plain = 0;
    int length = value.length();
    for (int i = 0; i < length; i++) {
      String escape =
          switch (value.charAt(i)) {
            case '<' -> "&lt;";
            case '&' -> "&amp;";
            case '"' -> "&quot;";
            case '\r' -> "&#xd;";
            case '\n' -> "&#xa;";
            case '\t' -> "&#x9;";
            default -> "";
          };
      if (!escape.isEmpty()) {
        out.characters(value, plain, i).ascii(escape);
        plain = i + 1;
      }
    }
    out.characters(value, plain, length);
  }
}
