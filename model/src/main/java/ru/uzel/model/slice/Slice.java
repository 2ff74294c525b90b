package ru.uzel.model.slice;

import java.util.List;

/**
 * One statistical slice: cases grouped by its dimensions, each group with its measures.
 *
 * @param name as it is asked for
 * @param title as it is shown
 * @param dimensions in the order of the columns; at least one
 * @param measures in the order of the columns behind them; at least one
 */
public record Slice(
    String name, String title, List<SliceDimension> dimensions, List<SliceMeasure> measures) {

  public Slice {
    dimensions = List.copyOf(dimensions);
    measures = List.copyOf(measures);
  }

  /** Of a table of it: {@code sectors-2026-11-01-2026-12-01.csv}. */
  public String fileName(SlicePeriod period) {
    return name + "-" + period.from() + "-" + period.to() + ".csv";
  }
}
