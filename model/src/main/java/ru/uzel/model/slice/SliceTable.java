package ru.uzel.model.slice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A slice as it was at one moment. Every case of the period is in exactly one row, so that what is
 * counted in the rows sums up to the total.
 *
 * @param rows in the order of their keys
 * @param total over all cases of the period
 */
public record SliceTable(
    Slice slice, SlicePeriod period, List<Row> rows, List<@Nullable BigDecimal> total) {

  public SliceTable {
    rows = List.copyOf(rows);
    total = Collections.unmodifiableList(new ArrayList<>(total));
  }

  /**
   * One group.
   *
   * @param keys a value for each dimension; null where the case has none
   * @param values one for each measure; null where there is nothing to take it of
   */
  public record Row(List<@Nullable String> keys, List<@Nullable BigDecimal> values) {

    public Row {
      keys = Collections.unmodifiableList(new ArrayList<>(keys));
      values = Collections.unmodifiableList(new ArrayList<>(values));
    }
  }
}
