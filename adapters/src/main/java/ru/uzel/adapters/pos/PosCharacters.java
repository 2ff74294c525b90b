package ru.uzel.adapters.pos;

/**
 * Gathers the text of a cell: the runs of rich text are joined, phonetic hints left out, and no
 * more is kept than shows that a cell is too long.
 */
final class PosCharacters {

  private final StringBuilder text = new StringBuilder();
  private boolean inText;
  private int phonetic;

  void begin(String element) {
    if (element.equals("rPh")) {
      phonetic++;
    }
    inText = element.equals("t") && phonetic == 0;
  }

  void end(String element) {
    if (element.equals("rPh")) {
      phonetic--;
    }
    inText = false;
  }

  /** Takes characters of {@code t} elements only. */
  void append(char[] chars, int start, int length) {
    if (inText) {
      add(chars, start, length);
    }
  }

  void add(char[] chars, int start, int length) {
    text.append(chars, start, Math.min(length, PosCell.LONGEST + 1 - text.length()));
  }

  void clear() {
    text.setLength(0);
  }

  String take() {
    String taken = text.toString();
    clear();
    return taken;
  }
}
