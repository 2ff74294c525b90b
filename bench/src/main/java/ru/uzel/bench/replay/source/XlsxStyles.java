package ru.uzel.bench.replay.source;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.jspecify.annotations.Nullable;

/** What a stored number means by the style of its cell. */
final class XlsxStyles {

  private static final BigDecimal SECONDS_A_DAY = BigDecimal.valueOf(86_400);
  private static final Pattern LEADING_ZEROS = Pattern.compile("0{2,30}");
  private static final Pattern ELAPSED = Pattern.compile(".*\\[(h+|m+|s+)].*");

  /** Excel stores doubles: beyond 15 digits it has rounded what was typed. */
  private static final int EXACT_DIGITS = 15;

  /** Day 0 of the serial numbers; 1900 is taken for a leap year, so days count from 30.12.1899. */
  private static final LocalDate ORDINARY_EPOCH = LocalDate.of(1899, 12, 30);

  private static final LocalDate MAC_EPOCH = LocalDate.of(1904, 1, 1);

  private final @Nullable StylesTable styles;
  private final boolean since1904;

  XlsxStyles(@Nullable StylesTable styles, boolean since1904) {
    this.styles = styles;
    this.since1904 = since1904;
  }

  /** A number cell: a date as ISO 8601 text, anything else as a number with the digits stored. */
  XlsxCell number(String stored, int style, @Nullable String note) {
    BigDecimal number;
    try {
      number = new BigDecimal(stored);
    } catch (NumberFormatException noNumber) {
      return new XlsxCell(null, note, "в ячейке не число");
    }
    if (Math.abs(number.scale()) > 400) {
      return new XlsxCell(null, note, "число вне пределов");
    }
    XSSFCellStyle format =
        styles == null || style >= styles.getNumCellStyles() ? null : styles.getStyleAt(style);
    String pattern = format == null ? null : format.getDataFormatString();
    if (format != null
        && pattern != null
        && DateUtil.isADateFormat(format.getDataFormat(), pattern)) {
      return ELAPSED.matcher(pattern.toLowerCase(Locale.ROOT)).matches()
          ? new XlsxCell(plain(number), "длительность дана числом суток", null)
          : date(number, note);
    }
    String text = plain(number).toString();
    if (pattern != null && LEADING_ZEROS.matcher(pattern).matches() && text.matches("\\d+")) {
      // The sheet shows them, and whoever typed a postal code meant them.
      String padded = "0".repeat(Math.max(0, pattern.length() - text.length())) + text;
      return new XlsxCell(padded, note, null);
    }
    boolean rounded = number.scale() <= 0 && number.precision() > EXACT_DIGITS;
    return new XlsxCell(
        plain(number), rounded ? "число длиннее 15 цифр: Excel мог его округлить" : note, null);
  }

  /**
   * A number without exponent and trailing zeros: {@code 3.27441806E8} or {@code 327441806.0} is
   * how programs store the double 327441806.
   */
  private static ExactNumber plain(BigDecimal number) {
    return new ExactNumber(
        number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
  }

  private XlsxCell date(BigDecimal serial, @Nullable String note) {
    if (serial.signum() < 0 || serial.compareTo(BigDecimal.valueOf(2_958_466)) >= 0) {
      return new XlsxCell(null, note, "число не может быть датой");
    }
    long seconds = serial.multiply(SECONDS_A_DAY).setScale(0, RoundingMode.HALF_UP).longValue();
    if (serial.compareTo(BigDecimal.ONE) < 0 && serial.signum() > 0) {
      return new XlsxCell(
          DateTimeFormatter.ISO_LOCAL_TIME.format(LocalTime.ofSecondOfDay(seconds % 86_400)),
          note,
          null);
    }
    LocalDateTime moment =
        (since1904 ? MAC_EPOCH : ORDINARY_EPOCH).atStartOfDay().plusSeconds(seconds);
    return new XlsxCell(
        moment.toLocalTime().equals(LocalTime.MIDNIGHT)
            ? DateTimeFormatter.ISO_LOCAL_DATE.format(moment)
            : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment),
        note,
        null);
  }
}
