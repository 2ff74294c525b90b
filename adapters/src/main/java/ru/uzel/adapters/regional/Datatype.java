package ru.uzel.adapters.regional;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The datatypes of GeoReport v2, GET Service Definition. */
enum Datatype {
  @JsonProperty("string")
  STRING,
  @JsonProperty("number")
  NUMBER,
  @JsonProperty("datetime")
  DATETIME,
  @JsonProperty("text")
  TEXT,
  @JsonProperty("singlevaluelist")
  SINGLEVALUELIST,
  @JsonProperty("multivaluelist")
  MULTIVALUELIST;

  private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,30})?");
  private static final List<DateTimeFormatter> DATES =
      List.of(DateTimeFormatter.ISO_DATE_TIME, DateTimeFormatter.ISO_DATE);

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean manyValues() {
    return this == MULTIVALUELIST;
  }

  /** What is wrong with one value, or null. */
  @Nullable String fault(String value, List<ServiceAttribute.Choice> choices) {
    return switch (this) {
      case TEXT -> null;
      case STRING ->
          value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0 ? "has a line break" : null;
      case NUMBER -> DECIMAL.matcher(value.strip()).matches() ? null : "is not a number";
      case DATETIME -> isDate(value.strip()) ? null : "is not an ISO 8601 date";
      case SINGLEVALUELIST, MULTIVALUELIST ->
          choices.stream().anyMatch(choice -> choice.keyText().equals(value))
              ? null
              : "is none of the values of the service definition";
    };
  }

  private static boolean isDate(String value) {
    return DATES.stream().anyMatch(form -> parses(form, value));
  }

  private static boolean parses(DateTimeFormatter form, String value) {
    try {
      form.parse(value);
      return true;
    } catch (DateTimeException notThisForm) {
      return false;
    }
  }
}
