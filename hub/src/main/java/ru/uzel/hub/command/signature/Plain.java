package ru.uzel.hub.command.signature;

/** Text from a file, fit for a terminal: control characters would be commands to it. */
final class Plain {

  private Plain() {}

  static String text(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .map(
            point ->
                Character.isISOControl(point) || Character.getType(point) == Character.FORMAT
                    ? '\uFFFD'
                    : point)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  /** The same with line ends and tabs as signs: in what is signed, each of them counts. */
  static String visible(String text) {
    return text(text.replace("\r", "␍").replace("\n", "␊").replace("\t", "␉"));
  }
}
