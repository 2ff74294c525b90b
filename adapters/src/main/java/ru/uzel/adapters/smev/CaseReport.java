package ru.uzel.adapters.smev;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.Attachment;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.Reply;
import ru.uzel.model.message.ReplyKind;
import ru.uzel.model.message.StatusUpdate;

/** A report about a case, as {@code case-exchange-1.0.xsd} has it. */
final class CaseReport {

  static final String ROOT = "CaseReport";

  private static final int LONGEST_COMMENT = 2000;
  private static final int LONGEST_REPLY = 8000;
  private static final List<String> FIELDS =
      List.of(
          "CaseId",
          "Status",
          "Sequence",
          "At",
          "PlannedAt",
          "Organisation",
          "Comment",
          "Reply",
          CaseTransfer.NAME);
  private static final List<String> REPLY_FIELDS =
      List.of("ReplyId", "Kind", "Text", "Number", "At");

  private CaseReport() {}

  /** A status update; a transfer where it tells of one. */
  static HubMessage read(Tree tree, String reference, List<Attachment> files) {
    CaseElement report = new CaseElement(tree, ROOT);
    report.order(FIELDS, Set.of());
    report.required("CaseId");
    StatusUpdate update = update(tree, report, reference).with(files);
    return report
        .child(CaseTransfer.NAME)
        .<HubMessage>map(transfer -> CaseTransfer.read(transfer, update))
        .orElse(update);
  }

  private static StatusUpdate update(Tree tree, CaseElement report, String reference) {
    String word = report.required("Status");
    return new StatusUpdate(
        reference,
        StatusWords.status(word, ROOT + "/Status"),
        word,
        limited(tree.words("Comment").orElse(null), LONGEST_COMMENT, ROOT + "/Comment"),
        tree.text("Organisation").orElse(null),
        report.time("At"),
        number(report.required("Sequence"), ROOT + "/Sequence"),
        report.child("Reply").map(CaseReport::reply).orElse(null),
        report.date("PlannedAt"));
  }

  /**
   * @param attributes of the root, with the declaration of {@code c}
   */
  static String write(String attributes, String caseId, long sequence, StatusUpdate update) {
    XmlText xml = new XmlText("c:");
    xml.open(ROOT, attributes)
        .element("CaseId", caseId)
        .element("Status", StatusWords.word(update.status()))
        .element("Sequence", Long.toString(sequence))
        .element("At", moment(update.at()))
        .optional("PlannedAt", update.plannedAt())
        .optional("Organisation", update.organisation())
        .optional("Comment", update.comment());
    Reply reply = update.reply();
    if (reply != null) {
      xml.open("Reply", "")
          .element("ReplyId", reply.replyId())
          .element("Kind", reply.kind().name())
          .element("Text", reply.text())
          .optional("Number", reply.number())
          .element("At", moment(reply.at()))
          .close("Reply");
    }
    return xml.close(ROOT).toString();
  }

  static String moment(Instant instant) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
  }

  static long number(String text, String where) {
    if (!text.matches("-?[0-9]{1,18}")) {
      throw CaseElement.invalid(where, "is no number");
    }
    return Long.parseLong(text);
  }

  private static Reply reply(CaseElement reply) {
    reply.order(REPLY_FIELDS, Set.of());
    reply.required("Text");
    String text = reply.tree().words("Text").orElse("");
    limited(text, LONGEST_REPLY, reply.place("Text"));
    return new Reply(
        reply.required("ReplyId"),
        reply.constant("Kind", ReplyKind.values()),
        text,
        reply.tree().text("Number").orElse(null),
        reply.time("At"));
  }

  private static @Nullable String limited(@Nullable String text, int longest, String where) {
    if (text != null && text.length() > longest) {
      throw CaseElement.invalid(where, "has more than " + longest + " characters");
    }
    return text;
  }
}
