package ru.uzel.casework;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.casework.CaseDecision;
import ru.uzel.model.casework.OutputPlan;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.StatusUpdate;

/** Status updates: each moves its case on, or is kept with it. */
final class UpdateDecisions {

  private static final String EXTENDED_ALREADY = "its term was extended once already";

  private final CaseReads reads;
  private final CaseHistory history;
  private final CaseWrites writes;
  private final CaseDeadlines deadlines;

  UpdateDecisions(
      CaseReads reads, CaseHistory history, CaseWrites writes, CaseDeadlines deadlines) {
    this.reads = reads;
    this.history = history;
    this.writes = writes;
    this.deadlines = deadlines;
  }

  CaseDecision decide(AcceptedMessage accepted, StatusUpdate update, OutputPlan plan) {
    for (int attempt = 1; attempt <= PostgresCaseDecisions.ATTEMPTS; attempt++) {
      ReferredCase referred =
          reads
              .referred(accepted, update.reference())
              .orElseThrow(() -> unknown(update.reference()));
      Optional<InboxRow> earlier = referred.earlier();
      if (earlier.isPresent()) {
        return repeated(accepted, earlier.get());
      }
      CaseSnapshot hubCase = referred.hubCase();
      CaseTerms terms = deadlines.of(hubCase, accepted, update);
      String reason = reasonToStore(accepted, referred, update, terms);
      Fact fact =
          reason == null
              ? applied(accepted, update, hubCase, terms, plan)
              : new Fact(
                  accepted, 0, update, Fact.Kind.STORED, hubCase.status(), reason, List.of());
      if (writes.advance(hubCase, fact)) {
        return reason == null
            ? new CaseDecision.Applied(
                hubCase.caseId(), update.status(), fact.outputs(), fact.deadlines().events())
            : new CaseDecision.Stored(hubCase.caseId(), reason);
      }
    }
    throw CaseworkDatabase.unavailable("too many updates collide on one case", null);
  }

  /** What was decided about it before. */
  CaseDecision repeated(AcceptedMessage accepted, InboxRow earlier) {
    if (earlier.messageId().equals(accepted.id())) {
      return reads.decision(accepted.id());
    }
    writes.alias(accepted.id(), earlier.messageId());
    return new CaseDecision.Duplicate(earlier.caseId(), earlier.messageId());
  }

  /** Null when there is none and the update is to be applied. */
  private @Nullable String reasonToStore(
      AcceptedMessage accepted, ReferredCase referred, StatusUpdate update, CaseTerms terms) {
    String late = late(accepted, referred, update.sequence());
    if (late != null) {
      return late;
    }
    CanonicalStatus status = referred.hubCase().status();
    if (status == update.status()) {
      return repeating(referred.hubCase(), update);
    }
    if (update.status() == CanonicalStatus.EXTENDED && referred.hubCase().extended()) {
      // 59-ФЗ, article 12, part 2; ПОС grants no second one either.
      return EXTENDED_ALREADY;
    }
    String objection = terms.objection();
    if (objection != null) {
      return objection;
    }
    if (StatusTransitions.allows(status, update.status())) {
      return null;
    }
    return status.isFinal() && update.status().isFinal()
        ? "contradicts: told " + update.status() + ", and the case is " + status + " already"
        : "no way from " + status + " to " + update.status();
  }

  private @Nullable String repeating(CaseSnapshot hubCase, StatusUpdate update) {
    // An answer, or a letter, that follows its own status is news for the resident.
    if (update.reply() != null && !isAnotherDay(hubCase, update)) {
      return null;
    }
    return update.status() == CanonicalStatus.EXTENDED
        ? EXTENDED_ALREADY
        : "repeats the status " + update.status();
  }

  /**
   * Whether an extension that follows one grants another day; the letter about the first does not.
   */
  private boolean isAnotherDay(CaseSnapshot hubCase, StatusUpdate update) {
    return update.status() == CanonicalStatus.EXTENDED
        && update.plannedAt() != null
        && history
            .latestUpdate(hubCase.caseId())
            .map(StatusUpdate::plannedAt)
            .filter(granted -> !granted.equals(update.plannedAt()))
            .isPresent();
  }

  /** Why something with that running number comes too late; null when it does not. */
  static @Nullable String late(AcceptedMessage accepted, ReferredCase referred, long sequence) {
    Long last = referred.lastSequence();
    if (last != null && sequence <= last) {
      return "late: sequence " + sequence + " after " + last;
    }
    if (referred.assignedAnew()) {
      // Said of the round before, perhaps on its way while the applicant asked for another.
      return "late: the case was reopened since, and goes by another reference";
    }
    return referred.hubCase().custody().isOver(accepted.party())
        ? "late: the case was transferred from " + accepted.party()
        : null;
  }

  private static Fact applied(
      AcceptedMessage accepted,
      StatusUpdate update,
      CaseSnapshot hubCase,
      CaseTerms terms,
      OutputPlan plan) {
    PlannedOutputs planned = new PlannedOutputs(plan.outputs(hubCase.context()));
    return new Fact(
        accepted,
        0,
        update,
        Fact.Kind.APPLIED,
        update.status(),
        null,
        planned.decidedOn(hubCase, accepted),
        terms.changes(plan));
  }

  static RejectedFailure unknown(String reference) {
    return new RejectedFailure(
        FailureCode.UNKNOWN_CASE,
        Origin.PARTNER,
        "nothing was sent to that party under the reference " + reference,
        "reference");
  }
}
