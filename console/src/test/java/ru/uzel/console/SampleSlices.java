package ru.uzel.console;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.slice.CaseProperty;
import ru.uzel.model.slice.MessageField;
import ru.uzel.model.slice.Slice;
import ru.uzel.model.slice.SliceDimension;
import ru.uzel.model.slice.SliceMeasure;
import ru.uzel.model.slice.SliceTable;

/** A slice with every kind of dimension and every measure, and one without any case. */
final class SampleSlices {

  static final Slice RATING =
      new Slice(
          "rating",
          "Рейтинг органов",
          List.of(
              new SliceDimension("body", "Орган", CaseProperty.BODY),
              new SliceDimension("sector", "Блок", new MessageField(List.of("subject", "sector"))),
              new SliceDimension("fast", "Фаст-трек", new MessageField(List.of("fastTrack"))),
              new SliceDimension("status", "Статус", CaseProperty.STATUS),
              new SliceDimension("who", "Организация", new MessageField(List.of("organisation"))),
              new SliceDimension("month", "Месяц", CaseProperty.MONTH)),
          List.of(SliceMeasure.values()));

  static final Slice NOBODY =
      new Slice(
          "nobody",
          "Пустой срез",
          List.of(new SliceDimension("day", "День", CaseProperty.DAY)),
          List.of(SliceMeasure.CASES));

  private SampleSlices() {}

  static void tell(FakeHub hub) {
    hub.slices.put(
        RATING,
        List.of(
            row("roads, utilities|ROADS|true|RESOLVED|Иванова А. П.|2026-11", 1234, "0.756", "4.5"),
            row("roads|ROADS|false|CLOSED|Водоканал|2026-11", 2, "1", "5"),
            row("|TKO|false|RECEIVED||2026-11", 7, null, null)));
    hub.slices.put(NOBODY, List.of());
  }

  private static SliceTable.Row row(
      String keys, int cases, @Nullable String share, @Nullable String score) {
    List<@Nullable String> values = new ArrayList<>();
    Arrays.stream(keys.split("\\|", -1)).forEach(key -> values.add(key.isEmpty() ? null : key));
    List<@Nullable BigDecimal> numbers = new ArrayList<>();
    for (SliceMeasure measure : SliceMeasure.values()) {
      String number =
          switch (measure) {
            case ANSWERED_SHARE, IN_TIME_SHARE -> share;
            case MEDIAN_HOURS, AVERAGE_SCORE -> score;
            default -> Integer.toString(cases);
          };
      numbers.add(number == null ? null : new BigDecimal(number));
    }
    return new SliceTable.Row(values, numbers);
  }
}
