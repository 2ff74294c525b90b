package ru.uzel.adapters.pos;

import org.jspecify.annotations.Nullable;

/** Something is wrong with the file, a row of it, or one cell; never holds the value itself. */
final class PosProblem extends Exception {

  private static final long serialVersionUID = 1L;

  private final PosFault fault;
  private final @Nullable Integer row;
  private final @Nullable String column;

  private PosProblem(
      PosFault fault, @Nullable Integer row, @Nullable String column, @Nullable Throwable cause) {
    // A table may be wrong in every cell: where it was found out is not worth keeping.
    super(fault.english(), cause, false, false);
    this.fault = fault;
    this.row = row;
    this.column = column;
  }

  static PosProblem ofFile(PosFault fault) {
    return new PosProblem(fault, null, null, null);
  }

  static PosProblem ofFile(PosFault fault, Throwable cause) {
    return new PosProblem(fault, null, null, cause);
  }

  static PosProblem ofColumn(PosFault fault, String column) {
    return new PosProblem(fault, null, column, null);
  }

  static PosProblem ofCell(PosFault fault, PosField column) {
    return ofColumn(fault, column.header());
  }

  PosProblem inRow(int number) {
    return new PosProblem(fault, number, column, getCause());
  }

  PosFault fault() {
    return fault;
  }

  /** As a person counts rows: the first is 1. */
  @Nullable Integer row() {
    return row;
  }

  @Nullable String column() {
    return column;
  }

  /** The place as the journal names it. */
  @Nullable String where() {
    if (row == null) {
      return column == null ? null : "column \"" + column + "\"";
    }
    return "row " + row + (column == null ? "" : ", column \"" + column + "\"");
  }
}
