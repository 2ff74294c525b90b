package ru.uzel.bench.replay.edge;

import java.util.List;

/**
 * Rows that travel together.
 *
 * @param number which slice of the file it is, from 0; the same rows are always the same slice
 */
public record Slice(long number, List<OutgoingRow> rows) {

  public Slice {
    rows = List.copyOf(rows);
  }
}
