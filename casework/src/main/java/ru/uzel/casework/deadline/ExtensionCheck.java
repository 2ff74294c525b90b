package ru.uzel.casework.deadline;

import java.time.Instant;
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

  ExtensionCheck(DeadlineRules rules) {
    this.rules = rules;
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
    return rules.rule(deadline.rule()).flatMap(rule -> objection(progress, rule));
  }

  private static Optional<String> objection(CaseProgress progress, DeadlineRule rule) {
    Extension extension = rule.extension();
    if (extension == null) {
      return Optional.of("a term by rule " + rule.code() + " is never extended");
    }
    if (!extension.notice()) {
      return Optional.empty();
    }
    // 59-ФЗ, article 12, part 2: the resident is told.
    return isNotice(progress.update())
        ? Optional.empty()
        : Optional.of("its term is to be extended without a notice to the resident");
  }

  /** A letter, or words that go to the resident with the status: some exchanges carry no letter. */
  private static boolean isNotice(StatusUpdate update) {
    Reply reply = update.reply();
    String comment = update.comment();
    return (reply != null && reply.kind() == ReplyKind.EXTENSION_NOTICE)
        || (comment != null && !comment.isBlank());
  }
}
