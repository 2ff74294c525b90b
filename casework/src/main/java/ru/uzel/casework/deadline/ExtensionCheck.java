package ru.uzel.casework.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import ru.uzel.model.deadline.DeadlineRule;
import ru.uzel.model.deadline.DeadlineRules;
import ru.uzel.model.deadline.Extension;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.Reply;
import ru.uzel.model.message.ReplyKind;
import ru.uzel.model.message.StatusUpdate;

/** Whether the term of a case may be extended by an update. */
final class ExtensionCheck {

  private final DeadlineRules rules;
  private final TermCount count;

  ExtensionCheck(DeadlineRules rules, TermCount count) {
    this.rules = rules;
    this.count = count;
  }

  Optional<String> objection(CaseProgress progress, Deadline deadline) {
    if (progress.update().status() != CanonicalStatus.EXTENDED) {
      return Optional.empty();
    }
    // One that stands still was over only if it was when it stopped.
    Instant counted = deadline.isRunning() ? progress.at() : deadline.phaseAt();
    if (!counted.isBefore(deadline.dueAt())) {
      return Optional.of("its term was over before it was to be extended");
    }
    // By a rule that is gone nobody can say what is allowed: what the body says counts.
    return rules.rule(deadline.rule()).flatMap(rule -> objection(progress, deadline, rule));
  }

  private Optional<String> objection(CaseProgress progress, Deadline deadline, DeadlineRule rule) {
    Extension extension = rule.extension();
    if (extension == null) {
      return Optional.of("a term by rule " + rule.code() + " is never extended");
    }
    // 59-ФЗ, article 12, part 2: the resident is told.
    if (extension.notice() && !isNotice(progress.update())) {
      return Optional.of("its term is to be extended without a notice to the resident");
    }
    LocalDate asked = progress.update().plannedAt();
    Instant end = count.end(deadline, rule.dayOff(), progress.at());
    LocalDate most = count.lastDay(count.extended(end, extension.days(), rule.dayOff()));
    // The resident is told that day, so it must be the one that counts.
    return asked != null && asked.isAfter(most)
        ? Optional.of("its term may be extended to " + most + ", not to " + asked)
        : Optional.empty();
  }

  /** A letter, or words that go to the resident with the status: some exchanges carry no letter. */
  private static boolean isNotice(StatusUpdate update) {
    Reply reply = update.reply();
    String comment = update.comment();
    return (reply != null && reply.kind() == ReplyKind.EXTENSION_NOTICE)
        || (comment != null && !comment.isBlank());
  }
}
