package ru.uzel.adapters.pos;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** Dates as ПОС writes them ({@code ДД.ММ.ГГГГ}) and as spreadsheets store them. */
final class PosDates {

  private static final DateTimeFormatter DATE = strict("dd.MM.uuuu");
  private static final DateTimeFormatter DATE_AND_TIME = strict("dd.MM.uuuu HH:mm:ss");
  private static final DateTimeFormatter READABLE = strict("d.M.uuuu[ H:mm[:ss]]");

  /** Day 0 of the serial numbers; 1900 is taken for a leap year, so days count from 30.12.1899. */
  private static final LocalDate ORDINARY_EPOCH = LocalDate.of(1899, 12, 30);

  private static final LocalDate MAC_EPOCH = LocalDate.of(1904, 1, 1);
  private static final BigDecimal SECONDS_A_DAY = BigDecimal.valueOf(86_400);

  private PosDates() {}

  private static DateTimeFormatter strict(String pattern) {
    return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
  }

  /** Any accepted form as ПОС would have written it. */
  static String canonical(PosCell cell, boolean since1904) {
    return write(
        switch (cell.form()) {
          case NUMBER -> ofSerial(new BigDecimal(cell.value()), since1904);
          case ISO_DATE -> ofIso(cell.value());
          default -> read(PosText.clean(cell.value()));
        });
  }

  static String write(LocalDateTime moment) {
    return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? DATE.format(moment)
        : DATE_AND_TIME.format(moment);
  }

  static LocalDateTime read(String text) {
    var parsed = READABLE.parseBest(text, LocalDateTime::from, LocalDate::from);
    return plausible(
        parsed instanceof LocalDateTime moment ? moment : ((LocalDate) parsed).atStartOfDay());
  }

  private static LocalDateTime ofSerial(BigDecimal serial, boolean since1904) {
    if (serial.signum() < 0 || serial.compareTo(BigDecimal.valueOf(100_000)) > 0) {
      throw new DateTimeException("serial number out of range");
    }
    long seconds = serial.multiply(SECONDS_A_DAY).setScale(0, RoundingMode.HALF_UP).longValue();
    LocalDate epoch = since1904 ? MAC_EPOCH : ORDINARY_EPOCH;
    return plausible(epoch.atStartOfDay().plusSeconds(seconds));
  }

  private static LocalDateTime ofIso(String text) {
    return plausible(
        text.contains("T")
            ? LocalDateTime.parse(text.endsWith("Z") ? text.substring(0, text.length() - 1) : text)
                .withNano(0)
            : LocalDate.parse(text).atStartOfDay());
  }

  /** ПОС exists since 2020: what lies far off is no date but a number in the wrong column. */
  private static LocalDateTime plausible(LocalDateTime moment) {
    if (moment.getYear() < 2000 || moment.getYear() > 2100) {
      throw new DateTimeException("year out of range");
    }
    return moment;
  }
}
