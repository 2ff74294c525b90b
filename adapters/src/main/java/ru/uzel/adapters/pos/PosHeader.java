package ru.uzel.adapters.pos;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.poi.ss.util.CellReference;

/** Which column of this very file is which: versions of the export order them differently. */
final class PosHeader {

  private static final int MOST_COLUMNS = 200;
  private static final int LONGEST_ID = 64;
  private static final int LONGEST_NAME = 1000;

  /** Excel stores numbers as doubles: beyond 15 digits it has rounded what was typed. */
  private static final int EXACT_DIGITS = 15;

  private final PosTable table;
  private final NavigableMap<Integer, String> names;
  private final boolean since1904;

  private PosHeader(PosTable table, NavigableMap<Integer, String> names, boolean since1904) {
    this.table = table;
    this.names = names;
    this.since1904 = since1904;
  }

  static PosHeader of(NavigableMap<Integer, PosCell> cells, boolean since1904) throws PosProblem {
    NavigableMap<Integer, String> written = new TreeMap<>();
    for (Map.Entry<Integer, PosCell> cell : cells.entrySet()) {
      String name = PosText.header(cell.getValue().value());
      if (cell.getValue().form() == PosCell.Form.TOO_LONG || name.length() > LONGEST_NAME) {
        throw PosProblem.ofColumn(PosFault.TOO_LONG, letter(cell.getKey()));
      }
      if (!PosText.legal(name)) {
        throw PosProblem.ofColumn(PosFault.ILLEGAL_CHARACTERS, letter(cell.getKey()));
      }
      if (!name.isEmpty()) {
        written.put(cell.getKey(), name);
      }
    }
    PosTable table = PosTable.of(written.values());
    NavigableMap<Integer, String> names = new TreeMap<>();
    for (Map.Entry<Integer, String> cell : written.entrySet()) {
      String known = table.field(cell.getValue()).map(PosField::header).orElse(cell.getValue());
      if (names.containsValue(known)) {
        throw PosProblem.ofColumn(PosFault.DOUBLE_COLUMN, known);
      }
      names.put(cell.getKey(), known);
    }
    if (names.size() > MOST_COLUMNS) {
      throw PosProblem.ofFile(PosFault.TOO_MANY_COLUMNS);
    }
    for (PosField column : table.fields()) {
      if (column.required() && !names.containsValue(column.header())) {
        throw PosProblem.ofCell(PosFault.MISSING_COLUMN, column);
      }
    }
    return new PosHeader(table, names, since1904);
  }

  PosTable table() {
    return table;
  }

  /** Headers that have no meaning in such a table. */
  List<String> unknown() {
    return names.values().stream().filter(name -> table.field(name).isEmpty()).toList();
  }

  boolean has(PosColumn column) {
    return names.containsValue(column.header());
  }

  /** A bad cell does not hide the others: each is kept as it can be, with its problem beside it. */
  PosRow row(int number, NavigableMap<Integer, PosCell> cells) {
    Map<String, String> values = new LinkedHashMap<>();
    Set<String> formulas = new LinkedHashSet<>();
    List<PosProblem> problems = new ArrayList<>();
    for (Map.Entry<Integer, PosCell> entry : cells.entrySet()) {
      PosCell cell = entry.getValue();
      String name = names.getOrDefault(entry.getKey(), "Столбец " + letter(entry.getKey()));
      if (cell.formula()) {
        formulas.add(name);
      }
      String value = PosText.clean(cell.value());
      try {
        value = value(name, cell, value);
      } catch (PosProblem problem) {
        problems.add(problem.inRow(number));
      }
      if (!PosText.absent(value)) {
        values.put(name, value);
      }
    }
    return new PosRow(number, values, formulas, problems);
  }

  private String value(String name, PosCell cell, String cleaned) throws PosProblem {
    switch (cell.form()) {
      case TOO_LONG -> throw PosProblem.ofColumn(PosFault.TOO_LONG, name);
      case ERROR -> throw PosProblem.ofColumn(PosFault.ERROR_CELL, name);
      case STRAY -> throw PosProblem.ofColumn(PosFault.STRAY_VALUE, name);
      default -> {
        if (cell.uncomputed()) {
          throw PosProblem.ofColumn(PosFault.FORMULA_WITHOUT_VALUE, name);
        }
      }
    }
    Optional<PosColumn.Form> form = table.field(name).map(PosField::form);
    String value =
        form.isPresent() && form.get() == PosColumn.Form.DATE
            ? date(name, cell, cleaned)
            : text(name, cell, cleaned);
    if (!PosText.legal(value)) {
      throw PosProblem.ofColumn(PosFault.ILLEGAL_CHARACTERS, name);
    }
    int longest =
        form.map(
                known ->
                    switch (known) {
                      case ID -> LONGEST_ID;
                      case TEXT -> PosCell.LONGEST;
                      default -> LONGEST_NAME;
                    })
            .orElse(PosCell.LONGEST);
    if (value.codePointCount(0, value.length()) > longest) {
      throw PosProblem.ofColumn(PosFault.TOO_LONG, name);
    }
    return value;
  }

  private String date(String name, PosCell cell, String cleaned) throws PosProblem {
    if (PosText.absent(cleaned)) {
      return "";
    }
    try {
      return PosDates.canonical(cell, since1904);
    } catch (DateTimeException | NumberFormatException e) {
      throw PosProblem.ofColumn(PosFault.BAD_DATE, name);
    }
  }

  private String text(String name, PosCell cell, String cleaned) throws PosProblem {
    return switch (cell.form()) {
      case NUMBER -> plain(name, cleaned);
      case BOOLEAN -> cleaned.equals("1") ? "Да" : "Нет";
      default -> cleaned;
    };
  }

  /** A number without exponent: {@code 3.27441806E8} is how the file may store 327441806. */
  private String plain(String name, String stored) throws PosProblem {
    if (stored.isEmpty()) {
      return stored;
    }
    try {
      BigDecimal number = new BigDecimal(stored);
      boolean id = table.field(name).filter(c -> c.form() == PosColumn.Form.ID).isPresent();
      if (Math.abs(number.scale()) > 400
          || (id && number.stripTrailingZeros().precision() > EXACT_DIGITS)) {
        throw PosProblem.ofColumn(PosFault.BAD_NUMBER, name);
      }
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    } catch (NumberFormatException e) {
      throw PosProblem.ofColumn(PosFault.BAD_NUMBER, name);
    }
  }

  private static String letter(int index) {
    return CellReference.convertNumToColString(index);
  }
}
