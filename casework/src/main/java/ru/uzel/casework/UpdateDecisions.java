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

  private final CaseReads reads;
  private final CaseWrites writes;
  private final CaseDeadlines deadlines;

  UpdateDecisions(CaseReads reads, CaseWrites writes, CaseDeadlines deadlines) {
    this.reads = reads;
    this.writes = writes;
    this.deadlines = deadlines;
  }

  CaseDecision decide(AcceptedMessage accepted, StatusUpdate update, OutputPlan plan) {
    for (int attempt = 1; attempt <= PostgresCaseDecisions.ATTEMPTS; attempt++) {
      ReferredCase referred =
          reads.referred(accepted, update.reference()).orElseThrow(() -> unknown(update));
      Optional<InboxRow> earlier = referred.earlier();
      if (earlier.isPresent()) {
        return repeated(accepted, earlier.get());
      }
      CaseSnapshot hubCase = referred.hubCase();
      CaseTerms terms = deadlines.of(hubCase, update, accepted.receivedAt());
      String reason = reasonToStore(referred, update, terms);
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

  private CaseDecision repeated(AcceptedMessage accepted, InboxRow earlier) {
    if (earlier.messageId().equals(accepted.id())) {
      return reads.decision(accepted.id());
    }
    writes.alias(accepted.id(), earlier.messageId());
    return new CaseDecision.Duplicate(earlier.caseId(), earlier.messageId());
  }

  /** Null when there is none and the update is to be applied. */
  private static @Nullable String reasonToStore(
      ReferredCase referred, StatusUpdate update, CaseTerms terms) {
    Long last = referred.lastSequence();
    if (last != null && update.sequence() <= last) {
      return "late: sequence " + update.sequence() + " after " + last;
    }
    CanonicalStatus status = referred.hubCase().status();
    String objection = terms.objection();
    if (objection != null) {
      return objection;
    }
    if (status == update.status()) {
      // An answer that follows its own status is news for the resident.
      return update.reply() == null ? "repeats the status " + status : null;
    }
    if (update.status() == CanonicalStatus.EXTENDED && referred.hubCase().extended()) {
      // 59-ФЗ, article 12, part 2; ПОС grants no second one either.
      return "its term was extended once already";
    }
    return StatusTransitions.allows(status, update.status())
        ? null
        : "no way from " + status + " to " + update.status();
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

  private static RejectedFailure unknown(StatusUpdate update) {
    return new RejectedFailure(
        FailureCode.UNKNOWN_CASE,
        Origin.PARTNER,
        "nothing was sent to that party under the reference " + update.reference(),
        "reference");
  }
}
