package ru.uzel.adapters.social;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The fields of one JSON object, read with all that is wrong with them gathered.
 *
 * @param pointer where the object stands, {@code #} for the body itself
 */
record PostFields(JsonNode node, String pointer, List<Problem> problems) {

  private static final int LONGEST_URL = 2048;

  /** The object in that field; null where there is none. */
  @Nullable PostFields child(String field) {
    JsonNode child = node.get(field);
    if (child == null || child.isNull()) {
      return null;
    }
    if (!child.isObject()) {
      wrong(field, "is to be an object");
      return null;
    }
    return new PostFields(child, at(field), problems);
  }

  PostFields requiredChild(String field) {
    PostFields child = child(field);
    if (child == null && !node.hasNonNull(field)) {
      problems.add(Problem.missing(at(field)));
    }
    // Reading goes on in an empty one, whose missing fields are no further mistakes.
    return child == null
        ? new PostFields(JsonNodeFactory.instance.objectNode(), at(field), new ArrayList<>())
        : child;
  }

  String required(String field, int longest) {
    String text = optional(field, longest);
    if (text == null && !node.hasNonNull(field)) {
      problems.add(Problem.missing(at(field)));
    }
    return text == null ? "" : text;
  }

  /** Null where it is absent or not fit to be used. */
  @Nullable String optional(String field, int longest) {
    JsonNode value = node.get(field);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isString()) {
      wrong(field, "is to be a string");
      return null;
    }
    String text = value.stringValue();
    int length = text.codePointCount(0, text.length());
    if (text.isBlank()) {
      wrong(field, "is empty");
    } else if (length > longest) {
      wrong(field, "has " + length + " characters; at most " + longest + " may be");
    } else if (unfit(text) >= 0) {
      wrong(field, "has at place " + unfit(text) + " a character that no text may have");
    } else {
      return text;
    }
    return null;
  }

  @Nullable Instant time(String field, Instant latest) {
    String text = required(field, 40);
    if (text.isEmpty()) {
      return null;
    }
    try {
      Instant time = OffsetDateTime.parse(text).toInstant();
      if (time.isAfter(latest)) {
        wrong(field, "lies in the future");
      } else if (time.isBefore(Instant.EPOCH)) {
        wrong(field, "lies before 1970");
      } else {
        return time;
      }
    } catch (DateTimeException noTime) {
      wrong(field, "is no date and time with an offset, like 2026-11-20T10:05:00+03:00");
    }
    return null;
  }

  <E extends Enum<E>> @Nullable E constant(String field, E[] constants) {
    String text = required(field, 40);
    for (E constant : constants) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    if (!text.isEmpty()) {
      wrong(field, "is none of " + Arrays.toString(constants));
    }
    return null;
  }

  long version(String field) {
    JsonNode value = node.get(field);
    if (value == null || value.isNull()) {
      problems.add(Problem.missing(at(field)));
    } else if (value.isIntegralNumber() && value.canConvertToLong() && value.longValue() > 0) {
      return value.longValue();
    } else {
      wrong(field, "is to be a whole number from 1");
    }
    return 0;
  }

  @Nullable BigDecimal degrees(String field, int limit) {
    JsonNode value = node.get(field);
    if (value == null || value.isNull()) {
      return null;
    }
    // The scale too: a short number like 1e-999999999 would become gigabytes when written out.
    if (value.isNumber()
        && value.decimalValue().abs().compareTo(BigDecimal.valueOf(limit)) <= 0
        && value.decimalValue().scale() <= 30) {
      return value.decimalValue();
    }
    wrong(field, "is to be a number from -" + limit + " to " + limit);
    return null;
  }

  String webAddress(String field) {
    String text = required(field, LONGEST_URL);
    if (!text.isEmpty() && !isWebAddress(text)) {
      wrong(field, "is no http(s) address");
    }
    return text;
  }

  void wrong(String field, String detail) {
    problems.add(Problem.invalid(at(field), detail));
  }

  String at(String field) {
    return pointer + "/" + field;
  }

  /** XML 1.0 §2.2, Char: the responsible body gets these words in XML; −1 where all are fit. */
  private static int unfit(String text) {
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int c = text.codePointAt(at);
      boolean fit =
          c >= 0x20 ? c < 0xD800 || (c > 0xDFFF && c != 0xFFFE && c != 0xFFFF) : isBlank(c);
      if (!fit) {
        return text.codePointCount(0, at) + 1;
      }
    }
    return -1;
  }

  private static boolean isBlank(int c) {
    return c == '\t' || c == '\n' || c == '\r';
  }

  private static boolean isWebAddress(String text) {
    try {
      URI address = new URI(text);
      @Nullable String scheme = address.getScheme();
      return address.getHost() != null
          && ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme));
    } catch (URISyntaxException noAddress) {
      return false;
    }
  }
}
