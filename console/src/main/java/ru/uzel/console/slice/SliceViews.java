package ru.uzel.console.slice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ru.uzel.console.language.Words;
import ru.uzel.console.page.Address;
import ru.uzel.console.page.PartyTitles;
import ru.uzel.console.page.Visit;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.slice.CaseProperty;
import ru.uzel.model.slice.DimensionValue;
import ru.uzel.model.slice.MessageField;
import ru.uzel.model.slice.Slice;
import ru.uzel.model.slice.SliceCsv;
import ru.uzel.model.slice.SliceMeasure;
import ru.uzel.model.slice.SlicePeriod;
import ru.uzel.model.slice.SliceTable;

/** Puts tables of slices into words. */
final class SliceViews {

  private final PartyTitles titles;
  private final Visit visit;
  private final Words words;

  SliceViews(PartyTitles titles, Visit visit) {
    this.titles = titles;
    this.visit = visit;
    this.words = visit.words();
  }

  SliceView of(SliceTable table) {
    Slice slice = table.slice();
    SlicePeriod period = table.period();
    List<SliceView.Row> rows = new ArrayList<>();
    table.rows().forEach(row -> rows.add(row(slice, keys(slice, row), row.values(), false)));
    rows.add(row(slice, total(slice), table.total(), true));
    return new SliceView(
        slice.title(),
        Address.slice(slice.name()).toString(),
        period.from().toString(),
        period.to().toString(),
        heads(slice),
        rows,
        table.rows().isEmpty(),
        slice.measures().stream()
            .map(
                measure ->
                    new SliceView.Meaning(name(measure), words.of("meaning." + measure.wireName())))
            .toList(),
        Address.sliceFile(slice.name())
            .with("from", period.from())
            .with("to", period.to())
            .with("lang", visit.language().code())
            .toString());
  }

  /** The same for a file: shares as parts of one, since a spreadsheet counts on with them. */
  List<List<String>> lines(SliceTable table) {
    Slice slice = table.slice();
    List<List<String>> lines = new ArrayList<>();
    lines.add(heads(slice).stream().map(SliceView.Head::text).toList());
    for (SliceTable.Row row : table.rows()) {
      lines.add(joined(keys(slice, row), SliceCsv.numbers(row.values())));
    }
    lines.add(joined(total(slice), SliceCsv.numbers(table.total())));
    return lines;
  }

  private static List<String> joined(List<String> keys, List<String> numbers) {
    List<String> line = new ArrayList<>(keys);
    line.addAll(numbers);
    return line;
  }

  private List<SliceView.Head> heads(Slice slice) {
    List<SliceView.Head> heads = new ArrayList<>();
    slice
        .dimensions()
        .forEach(dimension -> heads.add(new SliceView.Head(dimension.title(), false)));
    slice.measures().forEach(measure -> heads.add(new SliceView.Head(name(measure), true)));
    return heads;
  }

  private String name(SliceMeasure measure) {
    return words.of("measure." + measure.wireName());
  }

  private SliceView.Row row(
      Slice slice, List<String> keys, List<@Nullable BigDecimal> values, boolean total) {
    List<SliceView.Cell> cells = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      String head = slice.dimensions().get(i).title();
      cells.add(new SliceView.Cell(head, keys.get(i), false, true));
    }
    for (int i = 0; i < values.size(); i++) {
      SliceMeasure measure = slice.measures().get(i);
      BigDecimal value = values.get(i);
      cells.add(new SliceView.Cell(name(measure), number(measure, value), true, value != null));
    }
    return new SliceView.Row(cells, total);
  }

  private String number(SliceMeasure measure, @Nullable BigDecimal value) {
    if (value == null) {
      return "";
    }
    return measure.isShare() ? words.share(value) : words.decimal(value);
  }

  private List<String> total(Slice slice) {
    List<String> keys = new ArrayList<>();
    slice.dimensions().forEach(d -> keys.add(keys.isEmpty() ? words.of("slices.total") : ""));
    return keys;
  }

  private List<String> keys(Slice slice, SliceTable.Row row) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < row.keys().size(); i++) {
      String key = row.keys().get(i);
      keys.add(
          key == null ? words.of("slices.none") : text(slice.dimensions().get(i).value(), key));
    }
    return keys;
  }

  private String text(DimensionValue value, String key) {
    if (value instanceof MessageField field) {
      String last = field.names().get(field.names().size() - 1);
      return words
          .find("value." + last + "." + key)
          .or(() -> words.find("value." + key))
          .orElseGet(() -> words.discreet(key));
    }
    return switch ((CaseProperty) value) {
      case STATUS -> words.word("status", key);
      case PRIORITY -> words.word("priority", key);
      case CHANNEL, BODY -> parties(key);
      case MONTH, WEEK, DAY -> key;
    };
  }

  private String parties(String names) {
    return Stream.of(names.split(", ", -1))
        .map(name -> titles.of(new PartyName(name), visit.language()))
        .collect(Collectors.joining(", "));
  }
}
