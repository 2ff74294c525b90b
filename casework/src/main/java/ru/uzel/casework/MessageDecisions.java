package ru.uzel.casework;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.casework.CaseDecision;
import ru.uzel.model.casework.OutputPlan;
import ru.uzel.model.casework.PlannedOutput;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.Priority;

/** Residents' messages: each opens a case, unless it was there before. */
final class MessageDecisions {

  /** Stands where an output names its flow. */
  private static final String JOINING = "joining";

  private final CaseReads reads;
  private final CaseHistory history;
  private final CaseWrites writes;
  private final CaseDeadlines deadlines;
  private final TransferGuard guard;
  private final Clock clock;
  private final @Nullable CasesNearby cases;

  /**
   * @param cases null where messages of several channels are never one case
   */
  MessageDecisions(
      CaseReads reads,
      CaseHistory history,
      CaseWrites writes,
      CaseDeadlines deadlines,
      TransferGuard guard,
      Clock clock,
      @Nullable CasesNearby cases) {
    this.reads = reads;
    this.history = history;
    this.writes = writes;
    this.deadlines = deadlines;
    this.guard = guard;
    this.clock = clock;
    this.cases = cases;
  }

  CaseDecision decide(AcceptedMessage accepted, CitizenMessage message, OutputPlan plan) {
    if (accepted.isContinuation()) {
      return goOn(accepted, message);
    }
    if (accepted.returnAddress().isPresent()) {
      // Its id may have been answered without a case, of which writing would know nothing.
      List<InboxRow> known = reads.inbox(accepted.party(), accepted.externalId());
      CaseDecision earlier = decideOn(known, accepted, message);
      if (earlier != null) {
        return earlier;
      }
    }
    // Nearly all messages are new: so it is written first, and looked up only if that fails.
    Opening opening = ifPlanned(accepted, message, plan);
    Neighbourhood place = Neighbourhood.of(message);
    for (int attempt = 1; attempt <= PostgresCaseDecisions.ATTEMPTS; attempt++) {
      Nearby nearby = nearby(accepted, place);
      CaseSnapshot same = same(nearby, accepted);
      if (same != null) {
        Fact joining = joining(same, accepted, message, plan);
        if (writes.join(same, message, joining)) {
          return new CaseDecision.Joined(
              same.caseId(), joining.outputs(), joining.deadlines().events());
        }
      } else if (opening != null
          && writes.open(
              opening.hubCase(),
              message,
              opening.fact(),
              place,
              nearby == null ? null : nearby.guard())) {
        Fact fact = opening.fact();
        return new CaseDecision.Opened(
            opening.hubCase().caseId(), fact.outputs(), fact.deadlines().events());
      }
      List<InboxRow> known = reads.inbox(accepted.party(), accepted.externalId());
      CaseDecision earlier = decideOn(known, accepted, message);
      if (earlier != null) {
        return earlier;
      }
      if (known.isEmpty() || accepted.repetitionWindow() != null) {
        opening = opening(accepted, nextOccurrence(known), message, plan);
      }
    }
    throw CaseworkDatabase.unavailable("too many messages collide on one key", null);
  }

  /** Kept with what it continues; what continues nothing is not taken for a message of its own. */
  private CaseDecision goOn(AcceptedMessage accepted, CitizenMessage message) {
    for (int attempt = 1; attempt <= PostgresCaseDecisions.ATTEMPTS; attempt++) {
      List<InboxRow> known = reads.inbox(accepted.party(), accepted.externalId());
      if (known.isEmpty()) {
        throw new RejectedFailure(
            FailureCode.UNKNOWN_CASE,
            Origin.CLIENT,
            "nothing that this message would continue came before under its id",
            "id");
      }
      CaseDecision decision = decideOn(known, accepted, message);
      if (decision != null) {
        return decision;
      }
    }
    throw CaseworkDatabase.unavailable("too many messages collide on one key", null);
  }

  /** Null where the message stands alone by itself or by the region's rules. */
  private @Nullable Nearby nearby(AcceptedMessage accepted, @Nullable Neighbourhood place) {
    return cases == null || place == null || accepted.returnAddress().isPresent()
        ? null
        : cases.around(place, accepted.party());
  }

  /** The case that the message tells of, if it is about one and was not heard before. */
  private @Nullable CaseSnapshot same(@Nullable Nearby nearby, AcceptedMessage accepted) {
    return nearby != null
            && nearby.same() != null
            && reads.inbox(accepted.party(), accepted.externalId()).isEmpty()
        ? reads.snapshot(nearby.same()).orElse(null)
        : null;
  }

  private Fact joining(
      CaseSnapshot hubCase, AcceptedMessage accepted, CitizenMessage message, OutputPlan plan) {
    List<PlannedOutput> planned =
        new ArrayList<>(
            history
                .latestUpdate(hubCase.caseId())
                .flatMap(latest -> plan.own(JOINING, accepted.party(), latest))
                .stream()
                .toList());
    CaseOrigin origin = new CaseOrigin(accepted.party(), accepted.externalId(), accepted.id());
    CaseSnapshot joined = hubCase.joinedBy(origin);
    planned.addAll(joined.toldOfResidents(JOINING, joined.origins().size(), clock.instant(), plan));
    return new Fact(
        accepted,
        0,
        message,
        Fact.Kind.JOINED,
        hubCase.status(),
        "the same problem as " + hubCase.originMessage(),
        new PlannedOutputs(planned).decidedOn(joined, accepted),
        deadlines.joined(hubCase, accepted, message, plan));
  }

  /** The case that would be opened, with the fact that opens it. */
  private record Opening(CaseSnapshot hubCase, Fact fact) {}

  /** A message known already gets its decision even if it could not be planned today. */
  private @Nullable Opening ifPlanned(
      AcceptedMessage accepted, CitizenMessage message, OutputPlan plan) {
    try {
      return opening(accepted, 0, message, plan);
    } catch (UnknownValueFailure toBeThrownIfItIsNew) {
      return null;
    }
  }

  private Opening opening(
      AcceptedMessage accepted, int occurrence, CitizenMessage message, OutputPlan plan) {
    CaseSnapshot unplanned =
        new CaseSnapshot(
            CaseId.next(),
            1,
            CanonicalStatus.RECEIVED,
            Priority.NORMAL,
            accepted.party(),
            accepted.externalId(),
            accepted.id(),
            accepted.returnAddress().orElse(null),
            false,
            false,
            0,
            Custody.NONE,
            List.of(),
            Map.of());
    List<PlannedOutput> intended = plan.outputs(unplanned.context());
    guard.requireNoComplaint(message, intended);
    PlannedOutputs planned = new PlannedOutputs(intended);
    CaseSnapshot hubCase = unplanned.withPriority(planned.highestPriority());
    List<OutboundMessage> outputs = planned.decidedOn(hubCase, accepted);
    Fact fact =
        new Fact(
            accepted,
            occurrence,
            message,
            Fact.Kind.OPENED,
            CanonicalStatus.RECEIVED,
            null,
            outputs,
            deadlines.opened(hubCase, message, accepted.receivedAt(), outputs, plan));
    return new Opening(hubCase.after(fact), fact);
  }

  /** Null when it is new after all, or when somebody else was faster. */
  private @Nullable CaseDecision decideOn(
      List<InboxRow> known, AcceptedMessage accepted, CitizenMessage message) {
    for (InboxRow row : known) {
      if (row.messageId().equals(accepted.id())) {
        return reads.decision(accepted.id());
      }
    }
    for (InboxRow row : known) {
      if (row.isRepeatedBy(accepted)) {
        writes.alias(accepted.id(), row.messageId());
        return new CaseDecision.Duplicate(row.caseId(), row.messageId());
      }
    }
    if (known.isEmpty() || accepted.repetitionWindow() != null) {
      return null;
    }
    return storeRevision(known.get(0), accepted, message);
  }

  private @Nullable CaseDecision storeRevision(
      InboxRow first, AcceptedMessage accepted, CitizenMessage message) {
    CaseSnapshot hubCase = reads.snapshot(first.caseId()).orElse(null);
    if (hubCase == null) {
      // The first was answered without a case; nothing under its id is acted upon after that.
      writes.alias(accepted.id(), first.messageId());
      return DirectAnswers.other(first);
    }
    String reason = "revision " + accepted.version() + " of " + first.messageId();
    Fact fact =
        new Fact(accepted, 0, message, Fact.Kind.STORED, hubCase.status(), reason, List.of());
    writes.alias(
        accepted.id(),
        hubCase.originAt(accepted.party()).map(CaseOrigin::message).orElse(first.messageId()));
    return writes.advance(hubCase, fact) ? new CaseDecision.Stored(hubCase.caseId(), reason) : null;
  }

  private static int nextOccurrence(List<InboxRow> known) {
    return known.stream().mapToInt(InboxRow::occurrence).max().orElse(-1) + 1;
  }
}
