package ru.uzel.adapters.pos;

import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;

/** Turns the elements of a sheet into rows of cells, one row in memory at a time. */
final class PosSheetPart extends PosXml.Part {

  /** Takes each row that has something in it. */
  interface Rows {
    void row(int number, NavigableMap<Integer, PosCell> cells) throws PosProblem;
  }

  private static final int MOST_CELLS = 16_384;
  private static final int LONGEST_ROW = 1 << 19;

  private final PosSharedStrings strings;
  private final Rows rows;
  private final PosCharacters text = new PosCharacters();
  private final PosCharacters stored = new PosCharacters();
  private NavigableMap<Integer, PosCell> cells = new TreeMap<>();
  private int row;
  private int column;
  private int rowLength;
  private String type = "n";
  private boolean formula;
  private boolean inValue;

  PosSheetPart(PosSharedStrings strings, Rows rows) {
    this.strings = strings;
    this.rows = rows;
  }

  @Override
  void begin(String element, Attributes attributes) throws SAXException {
    text.begin(element);
    inValue = element.equals("v");
    switch (element) {
      case "row" -> beginRow(attributes.getValue("r"));
      case "c" -> beginCell(attributes.getValue("r"), attributes.getValue("t"));
      case "f" -> formula = true;
      default -> {}
    }
  }

  private void beginRow(@Nullable String number) throws SAXException {
    row = number == null ? row + 1 : integer(number);
    column = -1;
    rowLength = 0;
    cells = new TreeMap<>();
  }

  private void beginCell(@Nullable String reference, @Nullable String declaredType)
      throws SAXException {
    column = reference == null ? column + 1 : columnOf(reference);
    if (column < 0 || column >= MOST_CELLS) {
      throw new SAXException("a cell outside of the sheet");
    }
    type = declaredType == null ? "n" : declaredType;
    formula = false;
    text.clear();
    stored.clear();
  }

  @Override
  public void characters(char[] chars, int start, int length) {
    text.append(chars, start, length);
    if (inValue) {
      stored.add(chars, start, length);
    }
  }

  @Override
  void end(String element) throws SAXException {
    text.end(element);
    inValue = false;
    switch (element) {
      case "c" -> endCell();
      case "row" -> endRow();
      default -> {}
    }
  }

  private void endCell() throws SAXException {
    PosCell cell = cell(stored.take(), text.take());
    rowLength += cell.value().length();
    if (cell.value().length() > PosCell.LONGEST || rowLength > LONGEST_ROW) {
      cell = new PosCell("", PosCell.Form.TOO_LONG, cell.formula());
    }
    if (!cell.blank()) {
      cells.put(column, cell);
    }
  }

  /** ECMA-376 part 1, 18.18.11 ST_CellType. */
  private PosCell cell(String value, String inline) throws SAXException {
    return switch (type) {
      case "s" -> new PosCell(shared(value), PosCell.Form.TEXT, formula);
      case "inlineStr" -> new PosCell(PosText.unescape(inline), PosCell.Form.TEXT, formula);
      case "str" -> new PosCell(PosText.unescape(value), PosCell.Form.TEXT, formula);
      case "b" -> new PosCell(value, PosCell.Form.BOOLEAN, formula);
      case "e" -> new PosCell("", PosCell.Form.ERROR, formula);
      case "d" -> new PosCell(value, PosCell.Form.ISO_DATE, formula);
      default ->
          value.length() > 64
              ? new PosCell("", PosCell.Form.TOO_LONG, formula)
              : new PosCell(value, PosCell.Form.NUMBER, formula);
    };
  }

  private String shared(String index) throws SAXException {
    try {
      return index.isEmpty() ? "" : strings.get(integer(index));
    } catch (IndexOutOfBoundsException e) {
      throw new SAXException("a cell names a shared string that is not there", e);
    }
  }

  private void endRow() throws SAXException {
    if (cells.isEmpty()) {
      return;
    }
    try {
      rows.row(row, cells);
    } catch (PosProblem problem) {
      throw new SAXException(problem);
    }
  }

  /** The letters of a place such as {@code AB12}, counted from 0. */
  private static int columnOf(String place) {
    int column = 0;
    for (int i = 0; i < place.length() && column <= MOST_CELLS; i++) {
      char letter = place.charAt(i);
      if (letter < 'A' || letter > 'Z') {
        break;
      }
      column = column * 26 + letter - 'A' + 1;
    }
    return column - 1;
  }

  private static int integer(String text) throws SAXException {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new SAXException("not a number where one must stand", e);
    }
  }
}
