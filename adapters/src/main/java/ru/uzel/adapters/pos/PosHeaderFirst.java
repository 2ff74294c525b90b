package ru.uzel.adapters.pos;

import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** The first row that has something in it names the columns. */
final class PosHeaderFirst implements PosSheetPart.Rows {

  private final boolean since1904;
  private final PosSheet.Rows rows;
  private @Nullable PosHeader header;

  PosHeaderFirst(boolean since1904, PosSheet.Rows rows) {
    this.since1904 = since1904;
    this.rows = rows;
  }

  @Override
  public void row(int number, NavigableMap<Integer, PosCell> cells) throws PosProblem {
    PosHeader known = header;
    if (known == null) {
      header = PosHeader.of(cells, since1904);
    } else {
      rows.row(known.row(number, cells));
    }
  }

  /**
   * @throws PosProblem when there was no row
   */
  PosHeader header() throws PosProblem {
    if (header == null) {
      throw PosProblem.ofFile(PosFault.EMPTY);
    }
    return header;
  }
}
