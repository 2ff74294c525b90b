package ru.uzel.casework;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.casework.deadline.Deadline;
import ru.uzel.model.casework.CaseDecision;
import ru.uzel.model.casework.OutputPlan;
import ru.uzel.model.casework.PlannedOutput;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.DeadlineEvent;

/**
 * What the clock brings: a phase of a term that still runs is a fact, and an event decided before
 * is told to whoever is to hear it.
 */
final class TimedDecisions {

  private final CaseReads reads;
  private final CaseWrites writes;
  private final DeadlineReads deadlines;

  TimedDecisions(CaseReads reads, CaseWrites writes, DeadlineReads deadlines) {
    this.reads = reads;
    this.writes = writes;
    this.deadlines = deadlines;
  }

  CaseDecision decide(AcceptedMessage accepted, DeadlineEvent event, OutputPlan plan) {
    for (int attempt = 1; attempt <= PostgresCaseDecisions.ATTEMPTS; attempt++) {
      Optional<InboxRow> earlier =
          reads.inbox(accepted.party(), accepted.externalId()).stream().findFirst();
      if (earlier.isPresent()) {
        return repeated(accepted, earlier.get());
      }
      CaseSnapshot hubCase = reads.snapshot(event.caseId()).orElseThrow(() -> unknown(event));
      String reason = reasonToStore(hubCase, event);
      Fact fact =
          reason == null
              ? timed(accepted, event, hubCase, plan)
              : new Fact(accepted, 0, event, Fact.Kind.STORED, hubCase.status(), reason, List.of());
      if (writes.advance(hubCase, fact)) {
        return reason == null
            ? new CaseDecision.Timed(hubCase.caseId(), event, fact.outputs(), fact.reason())
            : new CaseDecision.Stored(hubCase.caseId(), reason);
      }
    }
    throw CaseworkDatabase.unavailable("too much happens to one case at once", null);
  }

  private CaseDecision repeated(AcceptedMessage accepted, InboxRow earlier) {
    if (earlier.messageId().equals(accepted.id())) {
      return reads.decision(accepted.id());
    }
    writes.alias(accepted.id(), earlier.messageId());
    return new CaseDecision.Duplicate(earlier.caseId(), earlier.messageId());
  }

  /** Null when there is none. */
  private @Nullable String reasonToStore(CaseSnapshot hubCase, DeadlineEvent event) {
    if (!event.phase().comesByItself()) {
      return null;
    }
    Deadline running =
        deadlines.standing(event.caseId()).stream()
            .filter(deadline -> deadline.rule().equals(event.rule()))
            .filter(Deadline::isRunning)
            .filter(deadline -> deadline.round() == event.round())
            .findFirst()
            .orElse(null);
    if (running == null) {
      return "the term runs no longer";
    }
    if (running.phase().compareTo(event.phase()) >= 0) {
      return "the term has come to " + running.phase() + " already";
    }
    // The last word may have come while no terms were counted.
    return hubCase.status().isFinal() ? "the case is " + hubCase.status() + " already" : null;
  }

  private static Fact timed(
      AcceptedMessage accepted, DeadlineEvent event, CaseSnapshot hubCase, OutputPlan plan) {
    boolean byItself = event.phase().comesByItself();
    List<PlannedOutput> planned = List.of();
    String untold = null;
    try {
      planned = plan.outputs(hubCase.context());
    } catch (UnknownValueFailure nobody) {
      if (!byItself) {
        // Decided before: all that is left is to tell of it, and that can wait for a person.
        throw nobody;
      }
      // The clock comes only once: that it is late counts, whoever can be told.
      untold = nobody.reason();
    }
    return new Fact(
        accepted,
        0,
        event,
        Fact.Kind.TIMED,
        hubCase.status(),
        untold,
        new PlannedOutputs(planned).decidedOn(hubCase, accepted),
        byItself ? new DeadlineChanges(List.of(event), List.of()) : DeadlineChanges.NONE);
  }

  private static RejectedFailure unknown(DeadlineEvent event) {
    return new RejectedFailure(
        FailureCode.UNKNOWN_CASE, Origin.HUB, "no case is called " + event.caseId(), "caseId");
  }
}
