package ru.uzel.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.casework.CaseDecision;
import ru.uzel.model.casework.OutputPlan;
import ru.uzel.model.casework.PlannedOutput;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.Assignment;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.SatisfactionScore;
import ru.uzel.model.message.StatusUpdate;

/** Ratings of answers: each is kept with its case, and reopens it if the applicant wants it to. */
final class ScoreDecisions {

  /** Stands where an output names its flow. */
  private static final String ACT = "reopening";

  /** ПОС's own word for it. */
  private static final String REOPENED = "Повторное рассмотрение";

  private final CaseReads reads;
  private final CaseHistory history;
  private final CaseWrites writes;
  private final CaseDeadlines deadlines;

  ScoreDecisions(CaseReads reads, CaseHistory history, CaseWrites writes, CaseDeadlines deadlines) {
    this.reads = reads;
    this.history = history;
    this.writes = writes;
    this.deadlines = deadlines;
  }

  CaseDecision decide(AcceptedMessage accepted, SatisfactionScore score, OutputPlan plan) {
    for (int attempt = 1; attempt <= PostgresCaseDecisions.ATTEMPTS; attempt++) {
      CaseDecision earlier = earlier(accepted);
      if (earlier != null) {
        return earlier;
      }
      CaseSnapshot hubCase = rated(accepted, score);
      String idle = reasonToStore(accepted, hubCase, score);
      if (idle != null) {
        if (writes.advance(hubCase, stored(accepted, score, hubCase, idle))) {
          return new CaseDecision.Stored(hubCase.caseId(), idle);
        }
      } else {
        Fact fact = fact(accepted, score, hubCase, plan);
        if (writes.rate(hubCase, score, fact)) {
          return fact.kind() == Fact.Kind.REOPENED
              ? new CaseDecision.Reopened(
                  hubCase.caseId(), fact.outputs(), fact.deadlines().events())
              : new CaseDecision.Scored(hubCase.caseId(), fact.outputs());
        }
      }
    }
    throw CaseworkDatabase.unavailable("too many ratings collide on one case", null);
  }

  /** Null where it is new. */
  private @Nullable CaseDecision earlier(AcceptedMessage accepted) {
    for (InboxRow row : reads.inbox(accepted.party(), accepted.externalId())) {
      if (row.messageId().equals(accepted.id())) {
        return reads.decision(accepted.id());
      }
      if (row.version().equals(accepted.version())) {
        writes.alias(accepted.id(), row.messageId());
        return new CaseDecision.Duplicate(row.caseId(), row.messageId());
      }
    }
    return null;
  }

  private CaseSnapshot rated(AcceptedMessage accepted, SatisfactionScore score) {
    return reads.inbox(accepted.party(), new ExternalId(score.reference())).stream()
        .findFirst()
        .flatMap(row -> reads.snapshot(row.caseId()))
        .orElseThrow(
            () ->
                new RejectedFailure(
                    FailureCode.UNKNOWN_CASE,
                    Origin.CLIENT,
                    "no case has the message that is rated, " + score.reference(),
                    "reference"));
  }

  /** Null when there is none and it counts. */
  private @Nullable String reasonToStore(
      AcceptedMessage accepted, CaseSnapshot hubCase, SatisfactionScore score) {
    CanonicalStatus status = hubCase.status();
    if (!status.isFinal()) {
      return "there is no answer to rate: the case is " + status;
    }
    if (score.wantsReopen()) {
      // Whatever was rated meanwhile: this is not only a rating. But a correction of its words is
      // no further wish: the next answer has not been seen yet.
      return history.wasReopenedBy(hubCase.caseId(), accepted.party(), score.ratedAt())
          ? "the case was reopened at that wish already"
          : null;
    }
    Optional<Instant> last = history.ratedAt(hubCase.caseId(), hubCase.repeats());
    return last.isPresent() && last.get().isAfter(score.ratedAt())
        ? "late: the answer was rated after that"
        : null;
  }

  private static Fact stored(
      AcceptedMessage accepted, SatisfactionScore score, CaseSnapshot hubCase, String reason) {
    return new Fact(accepted, 0, score, Fact.Kind.STORED, hubCase.status(), reason, List.of());
  }

  private Fact fact(
      AcceptedMessage accepted, SatisfactionScore score, CaseSnapshot hubCase, OutputPlan plan) {
    List<PlannedOutput> planned = new ArrayList<>(plan.outputs(hubCase.context()));
    DeadlineChanges terms = DeadlineChanges.NONE;
    if (score.wantsReopen()) {
      for (PartyName body : hubCase.custody().bodies()) {
        assignment(hubCase, body)
            .flatMap(assignment -> plan.own(ACT, body, assignment))
            .ifPresent(planned::add);
      }
      StatusUpdate notice =
          new StatusUpdate(
              score.reference(),
              CanonicalStatus.REOPENED,
              REOPENED,
              null,
              null,
              score.ratedAt(),
              0,
              null);
      hubCase
          .origins()
          .forEach(origin -> plan.own(ACT, origin.party(), notice).ifPresent(planned::add));
      // Considered anew, it has a term anew.
      terms = deadlines.of(hubCase, accepted, notice).changes(plan);
    }
    return new Fact(
        accepted,
        0,
        score,
        score.wantsReopen() ? Fact.Kind.REOPENED : Fact.Kind.SCORED,
        score.wantsReopen() ? CanonicalStatus.REOPENED : hubCase.status(),
        null,
        new PlannedOutputs(planned).decidedOn(hubCase, accepted),
        terms);
  }

  /** What the body got before, and that it is asked again. */
  private Optional<CitizenMessage> assignment(CaseSnapshot hubCase, PartyName body) {
    return history
        .assignment(hubCase.caseId(), body)
        .map(
            message -> {
              Assignment before = message.assignment();
              return message.assigned(
                  new Assignment(
                      hubCase.custody().hops(),
                      before == null ? null : before.transferredBy(),
                      before == null ? null : before.transferReason(),
                      hubCase.repeats() + 1,
                      hubCase.origins().size()));
            });
  }
}
