package ru.uzel.adapters.appeals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.Applicant;
import ru.uzel.model.message.Attachment;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.ClassifierRef;
import ru.uzel.model.message.Reply;
import ru.uzel.model.message.ReplyKind;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.WireBytes;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A report of one appeal, as three public code bases post it to ССТУ. Whatever its status demands
 * and nobody gave stops it, by the name of the field: nothing is made up for a federal report.
 *
 * @param appeal as it was registered
 * @param update what became of it now
 * @param extended whether its term has been extended so far
 * @param zone whose days are meant
 */
record SstuReport(
    AppealsProperties properties,
    CitizenMessage appeal,
    StatusUpdate update,
    boolean extended,
    ZoneId zone) {

  static final String ATTACHMENT = "questions/0/attachment";

  private static final String RESPONSE_DATE = "questions/0/responseDate";
  private static final String TRANSFER = "questions/0/transfer/";

  /**
   * @throws ru.uzel.model.failure.UnknownValueFailure naming the field that nobody gave
   */
  WireBytes write() {
    AppealFacts facts = AppealFacts.of(appeal);
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report
        .put("departmentId", properties.departmentId().toString())
        .put("isDirect", facts.isDirect())
        .put("format", facts.format())
        .put("number", number(facts))
        .put("createDate", facts.createDate().toString());
    Applicant who = appeal.applicant();
    report.put("name", name(who));
    if (who != null) {
      optional(report, "address", who.postalAddress());
      optional(report, "email", who.email());
    }
    question(report.putArray("questions").addObject(), facts);
    return WireBytes.of(AppealsJson.TYPE, AppealsJson.MAPPER.writeValueAsBytes(report));
  }

  private void question(ObjectNode question, AppealFacts facts) {
    SstuStatus status = SstuStatus.of(update.status());
    question.put("code", code()).put("status", status.word());
    question.put("incomingDate", facts.incomingDate().toString());
    if (status == SstuStatus.NOT_REGISTERED) {
      return;
    }
    question.put("registrationDate", facts.registrationDate().toString());
    if (status == SstuStatus.IN_WORK) {
      question.put("isExtend", extended || update.status() == CanonicalStatus.EXTENDED);
    } else if (status == SstuStatus.TRANSFERRED) {
      transfer(question.putObject("transfer"), facts);
    } else {
      question.put("responseDate", responseDate(status, facts).toString());
      if (status == SstuStatus.SUPPORTED) {
        question.put("actionsTaken", true);
      }
      if (status.isAnswer()) {
        Attachment letter = letter();
        question
            .putObject("attachment")
            .put("name", letter.name())
            .put("content", ReportFile.place(letter.content()));
      }
    }
  }

  /** Of the covering letter, where the appeal came from another body. */
  private String number(AppealFacts facts) {
    if (facts.isDirect()) {
      return appeal.externalId();
    }
    String letter = facts.letterNumber();
    if (letter == null) {
      throw AppealsFailures.incomplete("number", "nobody gave the covering letter's number");
    }
    return letter;
  }

  private String name(@Nullable Applicant who) {
    if (who != null && (who.lastName() != null || who.firstName() != null)) {
      return Stream.of(who.lastName(), who.firstName())
          .flatMap(Stream::ofNullable)
          .collect(Collectors.joining(" "));
    }
    String name = properties.anonymousName();
    if (name == null) {
      throw AppealsFailures.incomplete(
          "name", "the appeal is anonymous, and no setting 'anonymousName' says what to write");
    }
    return name;
  }

  /** The whole code is the most special level. */
  private String code() {
    ClassifierRef fact = appeal.fact();
    return fact == null ? appeal.category().code() : fact.code();
  }

  private LocalDate responseDate(SstuStatus status, AppealFacts facts) {
    Reply reply = update.reply();
    if (reply == null && status.isAnswer()) {
      throw AppealsFailures.incomplete(
          RESPONSE_DATE, "the status " + status.word() + " needs an answer, and there is none");
    }
    LocalDate date = day(reply == null ? update.at() : reply.at());
    if (date.isBefore(facts.registrationDate())) {
      throw AppealsFailures.incomplete(
          RESPONSE_DATE, "the answer is older than the registration of the appeal");
    }
    return date;
  }

  private Attachment letter() {
    if (update.attachments().size() != 1) {
      throw AppealsFailures.incomplete(
          ATTACHMENT,
          "ССТУ wants the one file of the answer, and it came with " + update.attachments().size());
    }
    Attachment letter = update.attachments().get(0);
    if (letter.content().size() > ReportFile.LARGEST) {
      throw AppealsFailures.incomplete(
          ATTACHMENT,
          "the answer's file has "
              + letter.content().size()
              + " bytes; ССТУ takes at most "
              + ReportFile.LARGEST);
    }
    return letter;
  }

  /** An update of a transfer names the organisation to which the case goes. */
  private void transfer(ObjectNode transfer, AppealFacts facts) {
    String name = update.organisation();
    if (name == null) {
      throw AppealsFailures.incomplete(
          TRANSFER + "department/name", "nobody said to whom the appeal was transferred");
    }
    UUID department = properties.department(name);
    if (department == null) {
      throw AppealsFailures.incomplete(
          TRANSFER + "department/uuid",
          "the setting 'departments' has no GUID of the organisation it was transferred to");
    }
    Reply notice = update.reply();
    if (notice == null || notice.kind() != ReplyKind.TRANSFER_NOTICE || notice.number() == null) {
      throw AppealsFailures.incomplete(
          TRANSFER + "number", "nobody gave the number of the letter of transfer");
    }
    LocalDate date = day(notice.at());
    if (date.isBefore(facts.registrationDate())) {
      throw AppealsFailures.incomplete(
          TRANSFER + "date", "the transfer is older than the registration of the appeal");
    }
    transfer.putObject("department").put("uuid", department.toString()).put("name", name);
    transfer.put("number", notice.number()).put("date", date.toString());
  }

  private LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }

  /** Without what it says: it is about a person. */
  @Override
  public String toString() {
    return "report, " + update.status();
  }

  private static void optional(ObjectNode node, String field, @Nullable String value) {
    if (value != null) {
      node.put(field, value);
    }
  }
}
