package ru.uzel.adapters.municipal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import ru.uzel.model.failure.FailureCode;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * The fields of one record, read with all that is wrong with them gathered.
 *
 * @param html whether words are HTML
 * @param zone of times without one
 */
record CardFields(
    JsonNode record, boolean html, TimeForms times, ZoneId zone, List<CardProblem> problems) {

  /** Empty, and on record as a problem, where it is not there. */
  String required(JsonPointer pointer, int longest) {
    String text = optional(pointer, longest);
    if (text == null && isAbsent(record.at(pointer))) {
      problems.add(new CardProblem(FailureCode.MISSING_FIELD, at(pointer), "is missing"));
    }
    return text == null ? "" : text;
  }

  /** Null where it is absent, blank or not fit to be used. */
  @Nullable String optional(@Nullable JsonPointer pointer, int longest) {
    JsonNode value = pointer == null ? null : record.at(pointer);
    if (pointer == null || value == null || isAbsent(value)) {
      return null;
    }
    if (!value.isString() && !value.isIntegralNumber()) {
      wrong(pointer, "is to be a text or a whole number");
      return null;
    }
    String raw = value.asString();
    String text = html ? HtmlUtils.htmlUnescape(raw).strip() : raw.strip();
    int length = text.codePointCount(0, text.length());
    if (length > longest) {
      wrong(pointer, "has " + length + " characters; at most " + longest + " may be");
    } else if (unfit(text) >= 0) {
      wrong(pointer, "has at place " + unfit(text) + " a character that no text may have");
    } else {
      return text;
    }
    return null;
  }

  @Nullable Instant time(JsonPointer pointer, Instant latest) {
    TemporalAccessor found = temporal(pointer, required(pointer, 40));
    if (found == null) {
      return null;
    }
    Instant time =
        found instanceof OffsetDateTime exact
            ? exact.toInstant()
            : found instanceof LocalDateTime local
                ? local.atZone(zone).toInstant()
                : LocalDate.from(found).atStartOfDay(zone).toInstant();
    if (time.isAfter(latest) || time.isBefore(Instant.EPOCH)) {
      wrong(pointer, time.isAfter(latest) ? "lies in the future" : "lies before 1970");
      return null;
    }
    return time;
  }

  @Nullable LocalDate day(@Nullable JsonPointer pointer) {
    String text = optional(pointer, 40);
    TemporalAccessor found = pointer == null || text == null ? null : temporal(pointer, text);
    if (found == null) {
      return null;
    }
    return found instanceof OffsetDateTime exact
        ? exact.atZoneSameInstant(zone).toLocalDate()
        : LocalDate.from(found);
  }

  @Nullable BigDecimal degrees(@Nullable JsonPointer pointer, int limit) {
    JsonNode value = pointer == null ? null : record.at(pointer);
    if (pointer == null || value == null || isAbsent(value)) {
      return null;
    }
    try {
      BigDecimal degrees =
          value.isNumber() ? value.decimalValue() : new BigDecimal(value.asString("").strip());
      // The scale too: a short number like 1e-999999999 would become gigabytes when written out.
      if (degrees.scale() <= 30
          && degrees.scale() >= -3
          && degrees.abs().compareTo(BigDecimal.valueOf(limit)) <= 0) {
        return degrees;
      }
    } catch (NumberFormatException noNumber) {
      // Told below, as what is too big is.
    }
    wrong(pointer, "is to be a number from -" + limit + " to " + limit);
    return null;
  }

  void wrong(JsonPointer pointer, String detail) {
    problems.add(new CardProblem(FailureCode.INVALID_FIELD, at(pointer), detail));
  }

  static String at(JsonPointer pointer) {
    return "#" + pointer;
  }

  private @Nullable TemporalAccessor temporal(JsonPointer pointer, String text) {
    TemporalAccessor found = text.isEmpty() ? null : times.read(text).orElse(null);
    if (found == null && !text.isEmpty()) {
      wrong(pointer, "is no time or day in any of the forms " + times);
    }
    return found;
  }

  /** Systems leave a field out, or have it null or blank, and mean the same. */
  private static boolean isAbsent(JsonNode value) {
    return value.isMissingNode()
        || value.isNull()
        || (value.isString() && value.stringValue().isBlank());
  }

  /** XML 1.0 §2.2, Char: the responsible body gets these words in XML; −1 where all are fit. */
  private static int unfit(String text) {
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int c = text.codePointAt(at);
      boolean fit =
          c >= 0x20
              ? c < 0xD800 || (c > 0xDFFF && c != 0xFFFE && c != 0xFFFF)
              : c == '\t' || c == '\n' || c == '\r';
      if (!fit) {
        return text.codePointCount(0, at) + 1;
      }
    }
    return -1;
  }
}
