package ru.uzel.mocks.appeals;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What ССТУ demands of a report: fields, known codes, and dates that grow with the status. */
final class ReportRules {

  private static final List<String> ANSWER =
      List.of("incomingDate", "registrationDate", "responseDate", "attachment");

  /** Each status with what it needs. */
  private static final Map<String, List<String>> NEEDED =
      Map.of(
          "NotReceived", List.of(),
          "NotRegistered", List.of("incomingDate"),
          "InWork", List.of("incomingDate", "registrationDate", "isExtend"),
          "Explained", ANSWER,
          "Supported", ANSWER,
          "NotSupported", ANSWER,
          "Answered", ANSWER,
          "Transferred", List.of("incomingDate", "registrationDate", "transfer"),
          "LeftWithoutAnswer", List.of("incomingDate", "registrationDate", "responseDate"));

  private static final List<String> DATES =
      List.of("incomingDate", "registrationDate", "responseDate");

  private static final int LONGEST_FILE = 10_000_000;

  private final AppealsSettings settings;

  ReportRules(AppealsSettings settings) {
    this.settings = settings;
  }

  /** What is wrong; empty where nothing is. */
  String wrong(JsonNode report) {
    String department = report.path("departmentId").asString("");
    if (!isGuid(department)
        || (!settings.departmentId().isEmpty() && !settings.departmentId().equals(department))) {
      return "departmentId is not known";
    }
    if (!report.path("isDirect").isBoolean()) {
      return "isDirect is missing";
    }
    if (!List.of("Electronic", "Other").contains(report.path("format").asString(""))) {
      return "format is neither Electronic nor Other";
    }
    for (String field : List.of("number", "name")) {
      if (report.path(field).asString("").isBlank()) {
        return field + " is missing";
      }
    }
    LocalDate created = day(report, "createDate");
    if (created == null) {
      return "createDate is no date";
    }
    JsonNode questions = report.path("questions");
    if (!questions.isArray() || questions.isEmpty()) {
      return "questions are missing";
    }
    for (JsonNode question : questions) {
      String wrong = question(question, created, report.path("isDirect").booleanValue());
      if (!wrong.isEmpty()) {
        return wrong;
      }
    }
    return "";
  }

  private String question(JsonNode question, LocalDate created, boolean direct) {
    if (!settings.codes().contains(question.path("code").asString(""))) {
      return "code is not in the classifier";
    }
    List<String> needed = NEEDED.get(question.path("status").asString(""));
    if (needed == null) {
      return "status is not known";
    }
    for (String field : needed) {
      if (!question.hasNonNull(field)) {
        return field + " is missing for this status";
      }
    }
    LocalDate before = direct ? LocalDate.MIN : created;
    for (String field : DATES) {
      if (question.hasNonNull(field)) {
        LocalDate day = day(question, field);
        if (day == null || day.isBefore(before)) {
          return field + " is no date, or older than the one before it";
        }
        before = day;
      }
    }
    return question.has("attachment")
        ? attachment(question.path("attachment"))
        : question.has("transfer") ? transfer(question.path("transfer")) : "";
  }

  private static String attachment(JsonNode attachment) {
    String content = attachment.path("content").asString("");
    if (attachment.path("name").asString("").isBlank()) {
      return "attachment has no name";
    }
    try {
      return content.length() >= LONGEST_FILE || Base64.getDecoder().decode(content).length == 0
          ? "attachment is empty, or too long"
          : "";
    } catch (IllegalArgumentException noBase64) {
      return "attachment is no base64";
    }
  }

  private static String transfer(JsonNode transfer) {
    return isGuid(transfer.at("/department/uuid").asString(""))
            && !transfer.path("number").asString("").isBlank()
            && day(transfer, "date") != null
        ? ""
        : "transfer lacks a department, a number or a date";
  }

  private static @Nullable LocalDate day(JsonNode node, String field) {
    try {
      return LocalDate.parse(node.path(field).asString(""));
    } catch (DateTimeException none) {
      return null;
    }
  }

  private static boolean isGuid(String text) {
    try {
      return text.length() == 36 && !UUID.fromString(text).toString().isEmpty();
    } catch (IllegalArgumentException none) {
      return false;
    }
  }
}
