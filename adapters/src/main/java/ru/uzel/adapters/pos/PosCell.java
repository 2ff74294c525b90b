package ru.uzel.adapters.pos;

/**
 * A cell as the sheet stores it.
 *
 * @param formula whether the value is the remembered result of a formula
 */
record PosCell(String value, Form form, boolean formula) {

  /** Excel's own limit (ECMA-376 implementations): no honest cell is longer. */
  static final int LONGEST = 32_767;

  /** What the stored value means. */
  enum Form {
    TEXT,
    NUMBER,
    BOOLEAN,
    ISO_DATE,
    ERROR,
    /** Stands where no column is. */
    STRAY,
    TOO_LONG
  }

  /** A formula that gave an empty text is blank; one that was never computed is not. */
  boolean blank() {
    return form != Form.ERROR
        && form != Form.TOO_LONG
        && form != Form.STRAY
        && !uncomputed()
        && PosText.clean(value).isEmpty();
  }

  boolean uncomputed() {
    return formula && form == Form.NUMBER && value.isBlank();
  }
}
