package ru.uzel.casework;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ru.uzel.casework.JoinedMessages.Joined;
import ru.uzel.model.casework.CaseDecision;
import ru.uzel.model.casework.OutputPlan;
import ru.uzel.model.casework.PlannedOutput;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;
import ru.uzel.model.message.Separation;
import ru.uzel.model.message.StatusUpdate;

/** Joinings taken back: the message gets a case of its own, as if it had never joined another. */
final class SeparationDecisions {

  /** Stands where an output names its flow. */
  private static final String ACT = "separation";

  private final CaseReads reads;
  private final JoinedMessages joined;
  private final SeparationWrites writes;
  private final CaseDeadlines deadlines;
  private final TransferGuard guard;
  private final Clock clock;

  SeparationDecisions(
      CaseReads reads,
      JoinedMessages joined,
      SeparationWrites writes,
      CaseDeadlines deadlines,
      TransferGuard guard,
      Clock clock) {
    this.reads = reads;
    this.joined = joined;
    this.writes = writes;
    this.deadlines = deadlines;
    this.guard = guard;
    this.clock = clock;
  }

  Optional<CitizenMessage> joined(PartyName channel, MessageId id) {
    return joined.find(channel, id).map(Joined::message);
  }

  /**
   * @param plan of the message that is taken out
   */
  CaseDecision decide(AcceptedMessage accepted, Separation act, OutputPlan plan) {
    for (int attempt = 1; attempt <= PostgresCaseDecisions.ATTEMPTS; attempt++) {
      // The hub makes an id for each act, so none comes again under another.
      if (!reads.inbox(accepted.party(), accepted.externalId()).isEmpty()) {
        return reads.decision(accepted.id());
      }
      Joined message =
          joined.find(accepted.party(), act.message()).orElseThrow(() -> notJoined(act.message()));
      CaseSnapshot hubCase = reads.snapshot(message.caseId()).orElseThrow();
      Fact separation = separation(accepted, act, hubCase, plan);
      CaseSnapshot unplanned = own(message, hubCase);
      Fact opening = opening(message, unplanned, accepted.receivedAt(), plan);
      CaseSnapshot own = unplanned.withPriority(opening.priority()).after(opening);
      if (writes.separate(hubCase, separation, own, message.message(), opening)) {
        List<OutboundMessage> outputs = new ArrayList<>(separation.outputs());
        outputs.addAll(opening.outputs());
        return new CaseDecision.Separated(
            hubCase.caseId(), own.caseId(), outputs, opening.deadlines().events());
      }
    }
    throw CaseworkDatabase.unavailable("too many decisions collide on one case", null);
  }

  private Fact separation(
      AcceptedMessage accepted, Separation act, CaseSnapshot hubCase, OutputPlan plan) {
    List<PlannedOutput> told =
        hubCase.status().isFinal()
            ? List.of()
            : hubCase.toldOfResidents(ACT, hubCase.origins().size() - 1, clock.instant(), plan);
    return new Fact(
        accepted,
        0,
        act,
        Fact.Kind.SEPARATED,
        hubCase.status(),
        act.message() + " is another problem",
        new PlannedOutputs(told).decidedOn(hubCase, accepted));
  }

  /** What the channel was told of it goes on being numbered. */
  private static CaseSnapshot own(Joined message, CaseSnapshot hubCase) {
    AcceptedMessage accepted = message.accepted();
    String channel = accepted.party().value();
    Long told = hubCase.outputs().get(channel);
    return new CaseSnapshot(
        CaseId.next(),
        1,
        CanonicalStatus.ON_COORDINATION,
        Priority.NORMAL,
        accepted.party(),
        accepted.externalId(),
        accepted.id(),
        null,
        false,
        false,
        0,
        Custody.NONE,
        List.of(),
        told == null ? Map.of() : Map.of(channel, told));
  }

  private Fact opening(Joined message, CaseSnapshot unplanned, Instant at, OutputPlan plan) {
    List<PlannedOutput> planned = new ArrayList<>(plan.outputs(unplanned.context()));
    guard.requireNoComplaint(message.message(), planned);
    PlannedOutputs assigned = new PlannedOutputs(planned);
    StatusUpdate notice =
        new StatusUpdate(
            message.accepted().id().toString(),
            CanonicalStatus.ON_COORDINATION,
            "На координации",
            "Сообщение рассматривается отдельно от других.",
            null,
            clock.instant(),
            0,
            null);
    plan.own(ACT, message.accepted().party(), notice).ifPresent(planned::add);
    CaseSnapshot own = unplanned.withPriority(assigned.highestPriority());
    List<OutboundMessage> outputs = new PlannedOutputs(planned).decidedOn(own, message.accepted());
    return new Fact(
        message.accepted(),
        0,
        message.message(),
        Fact.Kind.OPENED,
        CanonicalStatus.ON_COORDINATION,
        null,
        outputs,
        deadlines.opened(own, message.message(), at, outputs, plan));
  }

  private static RejectedFailure notJoined(MessageId id) {
    return new RejectedFailure(
        FailureCode.NOT_FOUND,
        Origin.CLIENT,
        "message " + id + " belongs to no case that another channel opened",
        "message");
  }
}
