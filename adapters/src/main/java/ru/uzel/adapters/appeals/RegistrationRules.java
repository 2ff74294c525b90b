package ru.uzel.adapters.appeals;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the schema cannot say: the order of days, and characters that no text may have. */
final class RegistrationRules {

  private static final LocalDate FIRST_DAY = LocalDate.of(1970, 1, 1);

  private RegistrationRules() {}

  /** Of a registration that fits the schema. */
  static List<Problem> check(JsonNode json, LocalDate today) {
    List<Problem> problems = new ArrayList<>();
    LocalDate created = day(json, "createDate", problems);
    LocalDate incoming = day(json, "incomingDate", problems);
    LocalDate registered = day(json, "registrationDate", problems);
    if (created != null && created.isBefore(FIRST_DAY)) {
      problems.add(Problem.invalid("#/createDate", "lies before 1970"));
    }
    inOrder(created, incoming, "#/incomingDate", "lies before createDate", problems);
    inOrder(incoming, registered, "#/registrationDate", "lies before incomingDate", problems);
    inOrder(registered, today, "#/registrationDate", "lies in the future", problems);
    JsonNode location = json.path("location");
    for (String degrees : List.of("lat", "lon")) {
      // A short number like 1e-999999999 would become gigabytes when written out.
      if (location.path(degrees).isNumber() && location.path(degrees).decimalValue().scale() > 30) {
        problems.add(Problem.invalid("#/location/" + degrees, "has too many places"));
      }
    }
    characters(json, Problem.BODY, problems);
    return problems;
  }

  private static @Nullable LocalDate day(JsonNode json, String field, List<Problem> problems) {
    try {
      return LocalDate.parse(json.path(field).stringValue());
    } catch (DateTimeException none) {
      problems.add(Problem.invalid("#/" + field, "is no day of the calendar"));
      return null;
    }
  }

  private static void inOrder(
      @Nullable LocalDate first,
      @Nullable LocalDate then,
      String pointer,
      String detail,
      List<Problem> problems) {
    if (first != null && then != null && then.isBefore(first)) {
      problems.add(Problem.invalid(pointer, detail));
    }
  }

  private static void characters(JsonNode node, String pointer, List<Problem> problems) {
    if (node.isString()) {
      int unfit = unfit(node.stringValue());
      if (unfit >= 0) {
        problems.add(
            Problem.invalid(
                pointer, "has at place " + unfit + " a character that no text may have"));
      }
    }
    for (Map.Entry<String, JsonNode> child : node.properties()) {
      characters(child.getValue(), pointer + "/" + child.getKey(), problems);
    }
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
