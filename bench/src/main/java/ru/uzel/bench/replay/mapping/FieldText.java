package ru.uzel.bench.replay.mapping;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.bench.replay.source.ExactNumber;

/** A mapped value as the text that a protocol carries. */
public final class FieldText {

  private FieldText() {}

  /** Its text, or null where it is no single value. */
  public static @Nullable String of(@Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof Double number) {
      // A calculated number: never 1.0E7.
      return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
    return value instanceof ExactNumber || value instanceof Number || value instanceof Boolean
        ? String.valueOf(value)
        : null;
  }

  /** The texts of a value or of a list of them; what is neither is left out. */
  public static List<String> all(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(FieldText::of).filter(text -> text != null).toList();
    }
    String text = of(value);
    return text == null ? List.of() : List.of(text);
  }
}
