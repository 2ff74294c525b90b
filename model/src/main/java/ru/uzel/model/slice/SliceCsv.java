package ru.uzel.model.slice;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Cells as a file that opens in a spreadsheet set to Russian: RFC 4180 with a byte order mark, by
 * which it is known for UTF-8, and semicolons, since the comma parts decimals there.
 */
public final class SliceCsv {

  /** Begin a formula, or are passed over on the way to one (OWASP, «CSV Injection»). */
  private static final String BEGIN_FORMULAS = "=+-@\t\r\n";

  private SliceCsv() {}

  /** The lines as bytes of that file. */
  public static byte[] of(List<List<String>> lines) {
    return lines.stream()
        .map(line -> line.stream().map(SliceCsv::cell).collect(Collectors.joining(";")) + "\r\n")
        .collect(Collectors.joining("", "\ufeff", ""))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Numbers as cells; what there is nothing to take of stays empty. */
  public static List<String> numbers(List<@Nullable BigDecimal> values) {
    return values.stream()
        .map(value -> value == null ? "" : value.toPlainString().replace('.', ','))
        .toList();
  }

  private static String cell(String text) {
    String harmless =
        !text.isEmpty() && BEGIN_FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    boolean quoted = harmless.chars().anyMatch(c -> ";\"\r\n".indexOf(c) >= 0);
    return quoted ? "\"" + harmless.replace("\"", "\"\"") + "\"" : harmless;
  }
}
