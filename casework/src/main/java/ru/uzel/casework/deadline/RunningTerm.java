package ru.uzel.casework.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.deadline.DeadlineRule;
import ru.uzel.model.deadline.DeadlineRules;
import ru.uzel.model.deadline.Extension;
import ru.uzel.model.message.CancelReason;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.DeadlinePhase;

/** What an update does to a term that has begun and is not over. */
final class RunningTerm {

  private final DeadlineRules rules;
  private final TermCount count;
  private final TermStart start;

  RunningTerm(DeadlineRules rules, TermCount count, TermStart start) {
    this.rules = rules;
    this.count = count;
    this.start = start;
  }

  List<DeadlineEvent> goesOn(CaseProgress progress, Deadline standing) {
    CanonicalStatus status = progress.update().status();
    Instant at = progress.at();
    if (!standing.stage().goesOnIn(status)) {
      return List.of(standing.to(DeadlinePhase.MET, at));
    }
    Handover handover = progress.handoverOf(standing);
    if (handover != null && handover.to() == null) {
      return ended(standing, CancelReason.PASSED_OUT, at);
    }
    // By a rule that is gone a term runs on to the end it has.
    DeadlineRule rule = rules.rule(standing.rule()).orElse(null);
    Deadline deadline = standing.with(handover == null ? null : handover.to());
    if (handover != null && rule != null && rule.restartsOnTransfer()) {
      List<DeadlineEvent> events = new ArrayList<>(ended(standing, CancelReason.TRANSFERRED, at));
      events.add(
          start.of(
              deadline.caseId(),
              rule,
              deadline.round() + 1,
              at,
              deadline.sector(),
              deadline.responsible()));
      return events;
    }
    if (status == CanonicalStatus.AWAITING_INFO) {
      return rule != null && rule.pausesForInfo()
          ? ended(standing, CancelReason.AWAITING_INFO, at)
          : List.of();
    }
    return moved(progress, deadline, rule, handover != null);
  }

  /**
   * What becomes of one that ended when the case left, once the case is back: it goes on to the end
   * it had, since nobody gains time by sending a case out, unless it begins anew for another body.
   */
  List<DeadlineEvent> comesBack(CaseProgress progress, Deadline ended) {
    CanonicalStatus status = progress.update().status();
    if (!ended.stage().goesOnIn(status) || ended.stage().beginsWith(status)) {
      return List.of();
    }
    DeadlineRule rule = rules.rule(ended.rule()).orElse(null);
    Handover handover = progress.handoverOf(ended);
    Deadline deadline = ended.with(handover == null ? null : handover.to());
    if (handover != null && rule != null && rule.restartsOnTransfer()) {
      return List.of(
          start.of(
              deadline.caseId(),
              rule,
              deadline.round() + 1,
              progress.at(),
              deadline.sector(),
              deadline.responsible()));
    }
    DeadlineEvent again = deadline.again(progress.at(), deadline.dueAt(), null, null);
    List<DeadlineEvent> events = new ArrayList<>();
    events.add(again);
    if (status == CanonicalStatus.AWAITING_INFO && rule != null && rule.pausesForInfo()) {
      events.add(Deadline.after(again).cancelled(CancelReason.AWAITING_INFO, progress.at()));
    }
    return events;
  }

  private List<DeadlineEvent> moved(
      CaseProgress progress, Deadline deadline, @Nullable DeadlineRule rule, boolean handedOver) {
    Instant at = progress.at();
    List<DeadlineEvent> events = new ArrayList<>();
    Deadline running = deadline;
    if (rule != null && !deadline.isRunning()) {
      DeadlineEvent resumed =
          deadline
              .since(count.start(deadline, at))
              .again(at, count.end(deadline, rule.dayOff(), at), null, null);
      events.add(resumed);
      running = Deadline.after(resumed);
    } else if (deadline.isRunning() && handedOver) {
      events.add(deadline.again(at, deadline.dueAt(), null, null));
    }
    extended(progress, running, rule).ifPresent(events::add);
    return events;
  }

  private Optional<DeadlineEvent> extended(
      CaseProgress progress, Deadline running, @Nullable DeadlineRule rule) {
    Extension extension = rule == null ? null : rule.extension();
    if (rule == null
        || extension == null
        || progress.update().status() != CanonicalStatus.EXTENDED
        || progress.alreadyExtended()) {
      return Optional.empty();
    }
    LocalDate asked = progress.update().plannedAt();
    LocalDate last = count.lastDay(running.dueAt());
    Instant most = count.extended(running.dueAt(), extension.days(), rule.dayOff());
    if (asked == null || asked.isAfter(count.lastDay(most))) {
      // A body that names no day takes all that the rule allows.
      return Optional.of(
          running.again(progress.at(), most, extension.days(), progress.update().comment()));
    }
    return asked.isAfter(last)
        ? Optional.of(
            running.again(
                progress.at(),
                count.endOf(asked),
                (int) ChronoUnit.DAYS.between(last, asked),
                progress.update().comment()))
        : Optional.empty();
  }

  private static List<DeadlineEvent> ended(Deadline deadline, CancelReason reason, Instant at) {
    // One that stands still has been taken off the clock already, in this round.
    return deadline.isRunning() ? List.of(deadline.cancelled(reason, at)) : List.of();
  }
}
