package ru.uzel.adapters.smev;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.Reply;
import ru.uzel.model.message.ReplyKind;
import ru.uzel.model.message.StatusUpdate;

/** A responsible body's report, as {@code case-exchange-1.0.xsd} has it. */
final class CaseReport {

  static final String ROOT = "CaseReport";

  private static final int LONGEST_COMMENT = 2000;
  private static final int LONGEST_REPLY = 8000;
  private static final List<String> FIELDS =
      List.of("CaseId", "Status", "Sequence", "At", "Organisation", "Comment", "Reply");
  private static final List<String> REPLY_FIELDS =
      List.of("ReplyId", "Kind", "Text", "Number", "At");
  private static final Map<String, CanonicalStatus> STATUSES =
      Map.of(
          "Назначен исполнитель", CanonicalStatus.ASSIGNED,
          "В работе", CanonicalStatus.IN_PROGRESS,
          "Решено", CanonicalStatus.RESOLVED,
          "Разъяснено", CanonicalStatus.EXPLAINED,
          "Не поддержано", CanonicalStatus.NOT_SUPPORTED);

  private CaseReport() {}

  static StatusUpdate read(Tree report, String reference) {
    order(report, FIELDS, ROOT);
    required(report, "CaseId", ROOT);
    String word = required(report, "Status", ROOT);
    return new StatusUpdate(
        reference,
        status(word, ROOT + "/Status"),
        word,
        limited(report.words("Comment").orElse(null), LONGEST_COMMENT, ROOT + "/Comment"),
        report.text("Organisation").orElse(null),
        time(required(report, "At", ROOT), ROOT + "/At"),
        number(required(report, "Sequence", ROOT), ROOT + "/Sequence"),
        report.child("Reply").map(CaseReport::reply).orElse(null));
  }

  /** The canonical status a body's word stands for. */
  static CanonicalStatus status(String word, String where) {
    return Optional.ofNullable(STATUSES.get(word))
        .orElseThrow(
            () ->
                new UnknownValueFailure(
                    FailureCode.UNKNOWN_STATUS,
                    Origin.PARTNER,
                    "nobody has mapped the status word '" + shortened(word) + "'",
                    where));
  }

  static long number(String text, String where) {
    if (!text.matches("-?[0-9]{1,18}")) {
      throw invalid(where, "is no number");
    }
    return Long.parseLong(text);
  }

  private static Reply reply(Tree reply) {
    String path = ROOT + "/Reply";
    order(reply, REPLY_FIELDS, path);
    required(reply, "Text", path);
    String text = reply.words("Text").orElse("");
    limited(text, LONGEST_REPLY, path + "/Text");
    return new Reply(
        required(reply, "ReplyId", path),
        kind(required(reply, "Kind", path), path + "/Kind"),
        text,
        reply.text("Number").orElse(null),
        time(required(reply, "At", path), path + "/At"));
  }

  private static ReplyKind kind(String text, String where) {
    for (ReplyKind kind : ReplyKind.values()) {
      if (kind.name().equals(text)) {
        return kind;
      }
    }
    throw invalid(where, "is none of " + List.of(ReplyKind.values()));
  }

  private static Instant time(String text, String where) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw invalid(where, "is no date and time with an offset from UTC");
    }
  }

  /** Fields may be left out here but must stand in the schema's order, each once. */
  private static void order(Tree parent, List<String> fields, String path) {
    int last = -1;
    for (Tree child : parent.children()) {
      int at = child.is(child.name(), parent.namespace()) ? fields.indexOf(child.name()) : -1;
      if (at < 0) {
        throw invalid(path, "has an element that the schema does not know: " + child.name());
      }
      if (at <= last) {
        throw invalid(path, "has " + child.name() + " twice or out of order");
      }
      last = at;
    }
  }

  private static String required(Tree parent, String name, String path) {
    return parent
        .text(name)
        .filter(text -> !text.isEmpty())
        .orElseThrow(
            () ->
                new RejectedFailure(
                    FailureCode.MISSING_FIELD,
                    Origin.PARTNER,
                    path + " has no " + name,
                    path + "/" + name));
  }

  private static @Nullable String limited(@Nullable String text, int longest, String where) {
    if (text != null && text.length() > longest) {
      throw invalid(where, "has more than " + longest + " characters");
    }
    return text;
  }

  private static String shortened(String word) {
    return word.length() > 60 ? word.substring(0, 60) + "…" : word;
  }

  private static RejectedFailure invalid(String where, String why) {
    return new RejectedFailure(FailureCode.INVALID_FIELD, Origin.PARTNER, where + " " + why, where);
  }
}
