package ru.uzel.casework;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ru.uzel.casework.TransferGuard.Objection;
import ru.uzel.casework.deadline.Handover;
import ru.uzel.model.casework.CaseDecision;
import ru.uzel.model.casework.OutputPlan;
import ru.uzel.model.casework.PlannedOutput;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.Assignment;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.OrgRef;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.Transfer;
import ru.uzel.model.message.TransferDirection;
import ru.uzel.model.message.TransferVerdict;

/** Transfers: each moves its case to another body, is refused, or is kept with the case. */
final class TransferDecisions {

  /** Stands where an output names its flow. */
  private static final String ACT = "transfer";

  private static final int LONGEST_COMMENT = 2000;

  private final CaseReads reads;
  private final CaseHistory history;
  private final CaseWrites writes;
  private final UpdateDecisions updates;
  private final CaseDeadlines deadlines;
  private final TransferGuard guard;
  private final Clock clock;

  TransferDecisions(
      CaseReads reads,
      CaseHistory history,
      CaseWrites writes,
      UpdateDecisions updates,
      CaseDeadlines deadlines,
      TransferGuard guard,
      Clock clock) {
    this.reads = reads;
    this.history = history;
    this.writes = writes;
    this.updates = updates;
    this.deadlines = deadlines;
    this.guard = guard;
    this.clock = clock;
  }

  CaseDecision decide(AcceptedMessage accepted, Transfer transfer, OutputPlan plan) {
    for (int attempt = 1; attempt <= PostgresCaseDecisions.ATTEMPTS; attempt++) {
      ReferredCase referred =
          reads
              .referred(accepted, transfer.reference())
              .orElseThrow(() -> UpdateDecisions.unknown(transfer.reference()));
      Optional<InboxRow> earlier = referred.earlier();
      if (earlier.isPresent()) {
        return updates.repeated(accepted, earlier.get());
      }
      Made made = made(accepted, transfer, referred, plan);
      if (writes.advance(referred.hubCase(), made.fact())) {
        return made.decision();
      }
    }
    throw CaseworkDatabase.unavailable("too many updates collide on one case", null);
  }

  /** A decision, and the fact that keeps it. */
  private record Made(CaseDecision decision, Fact fact) {}

  private Made made(
      AcceptedMessage accepted, Transfer transfer, ReferredCase referred, OutputPlan plan) {
    CaseSnapshot hubCase = referred.hubCase();
    String idle = reasonToStore(accepted, transfer, referred);
    if (idle != null) {
      return new Made(
          new CaseDecision.Stored(hubCase.caseId(), idle),
          new Fact(accepted, 0, transfer, Fact.Kind.STORED, hubCase.status(), idle, List.of()));
    }
    PartyName to = target(transfer, hubCase, plan);
    int hop = guard.hop(hubCase.custody(), to);
    Optional<Objection> objection =
        guard.objection(hubCase.custody(), transfer.to(), to, complainedOf(hubCase));
    return objection.isPresent()
        ? refused(accepted, transfer, hubCase, objection.get(), hop, plan)
        : moved(accepted, transfer, hubCase, to, hop, plan);
  }

  private static @Nullable String reasonToStore(
      AcceptedMessage accepted, Transfer transfer, ReferredCase referred) {
    String late = UpdateDecisions.late(accepted, referred, transfer.sequence());
    CanonicalStatus status = referred.hubCase().status();
    return late == null && status.isFinal()
        ? "no way from " + status + " to " + transfer.direction().status()
        : late;
  }

  /** Null where there is no channel to it; of several parties, the one that takes cases. */
  private @Nullable PartyName target(Transfer transfer, CaseSnapshot hubCase, OutputPlan plan) {
    if (transfer.direction() == TransferDirection.EXTERNAL_FOIV_EMAIL) {
      return null;
    }
    List<PartyName> known = guard.bodies(transfer.to());
    if (known.isEmpty()) {
      throw unknown("no party is known to be the organisation '" + transfer.to().name() + "'");
    }
    if (known.size() == 1) {
      return known.get(0);
    }
    CitizenMessage opening = history.residents(hubCase.caseId()).get(0);
    return known.stream()
        .filter(party -> plan.own(ACT, party, opening).isPresent())
        .findFirst()
        .orElse(known.get(0));
  }

  private static UnknownValueFailure unknown(String reason) {
    return new UnknownValueFailure(
        FailureCode.UNKNOWN_PARTY, Origin.PARTNER, reason, "Transfer/To");
  }

  private List<OrgRef> complainedOf(CaseSnapshot hubCase) {
    Stream<CitizenMessage> assigned =
        hubCase.custody().bodies().stream()
            .flatMap(body -> history.assignment(hubCase.caseId(), body).stream());
    return Stream.concat(history.residents(hubCase.caseId()).stream(), assigned)
        .map(CitizenMessage::complainedOf)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private Made refused(
      AcceptedMessage accepted,
      Transfer transfer,
      CaseSnapshot hubCase,
      Objection objection,
      int hop,
      OutputPlan plan) {
    Transfer decided =
        transfer.decided(new TransferVerdict(clock.instant(), hop, objection.code().wireName()));
    PlannedOutputs told =
        new PlannedOutputs(plan.own(ACT, accepted.party(), decided).stream().toList());
    Fact fact =
        new Fact(
            accepted,
            0,
            decided,
            Fact.Kind.REFUSED,
            hubCase.status(),
            objection.reason(),
            told.decidedOn(hubCase, accepted));
    return new Made(
        new CaseDecision.Refused(
            hubCase.caseId(), objection.code(), objection.reason(), fact.outputs()),
        fact);
  }

  private Made moved(
      AcceptedMessage accepted,
      Transfer transfer,
      CaseSnapshot hubCase,
      @Nullable PartyName to,
      int hop,
      OutputPlan plan) {
    Transfer decided = transfer.decided(new TransferVerdict(clock.instant(), hop, null));
    List<PlannedOutput> planned = new ArrayList<>();
    if (to != null) {
      planned.add(
          plan.own(ACT, to, assignment(accepted, transfer, hubCase, hop))
              .orElseThrow(
                  () ->
                      unknown(
                          "party "
                              + to
                              + ", the organisation '"
                              + transfer.to().name()
                              + "', takes no cases")));
    }
    StatusUpdate notice = notice(transfer);
    hubCase
        .origins()
        .forEach(origin -> plan.own(ACT, origin.party(), notice).ifPresent(planned::add));
    Fact fact =
        new Fact(
            accepted,
            0,
            decided,
            Fact.Kind.TRANSFERRED,
            transfer.direction().status(),
            null,
            new PlannedOutputs(planned).decidedOn(hubCase, accepted),
            deadlines
                .of(hubCase, accepted, notice, new Handover(accepted.party(), to))
                .changes(plan));
    return new Made(
        new CaseDecision.Transferred(
            hubCase.caseId(), decided, to, fact.outputs(), fact.deadlines().events()),
        fact);
  }

  private CitizenMessage assignment(
      AcceptedMessage accepted, Transfer transfer, CaseSnapshot hubCase, int hop) {
    OrgRef from = transfer.from();
    return history
        .assignment(hubCase.caseId(), accepted.party())
        .or(() -> history.residents(hubCase.caseId()).stream().findFirst())
        .orElseThrow(() -> new IllegalStateException("a case without a message"))
        .assigned(
            new Assignment(
                hop,
                from == null ? accepted.party().value() : from.name(),
                transfer.reason(),
                hubCase.repeats(),
                hubCase.origins().size()));
  }

  /** What the applicant is told (59-ФЗ, article 8, part 3), in every channel of the case. */
  private static StatusUpdate notice(Transfer transfer) {
    String comment = "Направлено: " + transfer.to().name() + ". " + transfer.reason();
    return new StatusUpdate(
        transfer.reference(),
        transfer.direction().status(),
        transfer.rawStatus(),
        comment.substring(0, Math.min(comment.length(), LONGEST_COMMENT)),
        transfer.to().name(),
        transfer.requestedAt(),
        transfer.sequence(),
        transfer.notice());
  }
}
