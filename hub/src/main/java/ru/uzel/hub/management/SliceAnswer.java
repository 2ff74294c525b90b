package ru.uzel.hub.management;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.slice.Slice;
import ru.uzel.model.slice.SliceCsv;
import ru.uzel.model.slice.SliceDimension;
import ru.uzel.model.slice.SliceMeasure;
import ru.uzel.model.slice.SlicePeriod;
import ru.uzel.model.slice.SliceTable;

/**
 * A slice as the API tells it, {@code docs/formats/slices.md}.
 *
 * @param revision of the configuration whose slice it is
 * @param period by days of that time zone, the last one not counted
 * @param total over all rows
 */
record SliceAnswer(
    Outline slice,
    String revision,
    Period period,
    List<Row> rows,
    Map<String, @Nullable BigDecimal> total) {

  /** Words for what has none, in the one language of the file. */
  private static final String NONE = "не указано";

  private static final String TOTAL = "Всего";

  /** What a slice is made of. */
  record Outline(String name, String title, List<Column> dimensions, List<String> measures) {

    static Outline of(Slice slice) {
      return new Outline(
          slice.name(),
          slice.title(),
          slice.dimensions().stream().map(Column::of).toList(),
          names(slice));
    }
  }

  /** A dimension. */
  record Column(String name, String title, String value) {

    static Column of(SliceDimension dimension) {
      return new Column(dimension.name(), dimension.title(), dimension.value().path());
    }
  }

  record Period(LocalDate from, LocalDate to, String timeZone) {}

  /** A group by the names of dimensions and measures; null is «не указано», or nothing to count. */
  record Row(
      Map<String, @Nullable String> dimensions, Map<String, @Nullable BigDecimal> measures) {}

  static SliceAnswer of(SliceTable table, String revision, String timeZone) {
    Slice slice = table.slice();
    SlicePeriod period = table.period();
    List<String> dimensions = slice.dimensions().stream().map(SliceDimension::name).toList();
    return new SliceAnswer(
        Outline.of(slice),
        revision,
        new Period(period.from(), period.to(), timeZone),
        table.rows().stream()
            .map(row -> new Row(named(dimensions, row.keys()), named(names(slice), row.values())))
            .toList(),
        named(names(slice), table.total()));
  }

  private static List<String> names(Slice slice) {
    return slice.measures().stream().map(SliceMeasure::wireName).toList();
  }

  private static <T> Map<String, @Nullable T> named(List<String> names, List<@Nullable T> values) {
    Map<String, @Nullable T> named = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      named.put(names.get(i), values.get(i));
    }
    return named;
  }

  /** Names, rows, and the total in the last line. */
  static byte[] csv(SliceTable table) {
    Slice slice = table.slice();
    List<List<String>> lines = new ArrayList<>();
    List<String> head = new ArrayList<>();
    slice.dimensions().forEach(dimension -> head.add(dimension.title()));
    head.addAll(names(slice));
    lines.add(head);
    for (SliceTable.Row row : table.rows()) {
      List<String> line = new ArrayList<>();
      row.keys().forEach(key -> line.add(key == null ? NONE : key));
      line.addAll(SliceCsv.numbers(row.values()));
      lines.add(line);
    }
    List<String> last = new ArrayList<>();
    slice.dimensions().forEach(dimension -> last.add(last.isEmpty() ? TOTAL : ""));
    last.addAll(SliceCsv.numbers(table.total()));
    lines.add(last);
    return SliceCsv.of(lines);
  }
}
