package ru.uzel.mocks.smev;

/**
 * Escaping as Woodstox does it, byte for byte: МР 3.5 names {@code com.ctc.wstx} in the reference
 * class of the transform, so its habits are part of the signature.
 */
final class WoodstoxEscapes {

  /** Shorter texts are written as they are, longer ones through a buffer. */
  private static final int BUFFERED_FROM = 12;

  private static final int BUFFER = 512;

  private WoodstoxEscapes() {}

  static void text(CharSequence text, StringBuilder out) {
    boolean buffered = text.length() >= BUFFERED_FROM;
    boolean runStart = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (i == 0 || (buffered && i % BUFFER == 0)) {
        runStart = true;
      }
      String escape =
          switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '\r' -> "&#xd;";
            case '>' -> runStart || text.charAt(i - 1) == ']' ? "&gt;" : null;
            default -> null;
          };
      if (escape == null) {
        out.append(c);
      } else {
        out.append(escape);
      }
      // A buffered run begins anew after each escape; only a run's first '>' needs to know.
      runStart = escape != null && buffered;
    }
  }

  static void attribute(String value, StringBuilder out) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '"' -> out.append("&quot;");
        case '\r' -> out.append("&#xd;");
        case '\n' -> out.append("&#xa;");
        case '\t' -> out.append("&#x9;");
        default -> out.append(c);
      }
    }
  }
}
