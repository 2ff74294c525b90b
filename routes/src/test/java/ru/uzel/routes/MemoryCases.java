package ru.uzel.routes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import ru.uzel.model.casework.CaseContext;
import ru.uzel.model.casework.CaseDecision;
import ru.uzel.model.casework.CaseDecisions;
import ru.uzel.model.casework.CaseRebuild;
import ru.uzel.model.casework.OutputPlan;
import ru.uzel.model.casework.PlannedOutput;
import ru.uzel.model.casework.RebuiltTable;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.intake.Receipt;
import ru.uzel.model.intake.ReceiptBook;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.DeadlinePhase;
import ru.uzel.model.message.DeadlineStage;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.SatisfactionScore;
import ru.uzel.model.message.Separation;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.TermBasis;
import ru.uzel.model.message.Transfer;
import ru.uzel.model.message.TransferDirection;
import ru.uzel.model.message.TransferVerdict;
import ru.uzel.model.message.VotingResult;

/** Cases in memory: one per group key, so that a test can have many messages of one case. */
final class MemoryCases implements CaseDecisions, ReceiptBook, CaseRebuild {

  private final Map<String, AcceptedMessage> keys = new HashMap<>();
  private final Map<MessageId, CaseDecision> decisions = new HashMap<>();
  private final Map<String, CaseId> cases = new HashMap<>();
  private final Map<String, PartyName> origins = new HashMap<>();
  private final Map<String, Long> sequences = new HashMap<>();
  private final Map<MessageId, CitizenMessage> messages = new HashMap<>();
  final List<Envelope> references = new ArrayList<>();
  private volatile Consumer<AcceptedMessage> before = accepted -> {};
  private volatile Runnable beforeBook = () -> {};

  void before(Consumer<AcceptedMessage> action) {
    before = action;
  }

  void beforeBook(Runnable action) {
    beforeBook = action;
  }

  @Override
  public CaseDecision decide(AcceptedMessage accepted, HubMessage message, OutputPlan plan) {
    before.accept(accepted);
    synchronized (this) {
      AcceptedMessage first = keys.get(key(accepted));
      if (first != null && !first.id().equals(accepted.id())) {
        return new CaseDecision.Duplicate(caseOf(first.groupKey()), first.id());
      }
      CaseDecision known = decisions.get(accepted.id());
      if (known != null) {
        return known;
      }
      CaseDecision decision = decideAnew(accepted, message, plan);
      keys.put(key(accepted), accepted);
      decisions.put(accepted.id(), decision);
      return decision;
    }
  }

  @Override
  public synchronized CaseDecision answer(AcceptedMessage accepted, PlannedOutput answer) {
    AcceptedMessage first = keys.putIfAbsent(key(accepted), accepted);
    if (first != null && !first.id().equals(accepted.id())) {
      return new CaseDecision.Duplicate(caseOf(first.groupKey()), first.id());
    }
    return decisions.computeIfAbsent(
        accepted.id(),
        id -> {
          CaseId caseId = CaseId.next();
          return new CaseDecision.Answered(
              caseId,
              outputs(accepted, caseId, accepted.party(), context -> List.of(answer)).get(0));
        });
  }

  private CaseDecision decideAnew(AcceptedMessage accepted, HubMessage message, OutputPlan plan) {
    if (message instanceof VotingResult) {
      CaseId series = caseOf(accepted.groupKey());
      return new CaseDecision.Published(
          series, 1, outputs(accepted, series, accepted.party(), plan));
    }
    for (AcceptedMessage known : keys.values()) {
      if (known.externalId().equals(accepted.externalId())
          && known.party().equals(accepted.party())
          && !known.version().equals(accepted.version())) {
        return new CaseDecision.Stored(caseOf(known.groupKey()), "revision");
      }
    }
    if (message instanceof Transfer transfer) {
      return transferred(accepted, transfer, plan);
    }
    if (message instanceof Separation) {
      CaseId own = CaseId.next();
      return new CaseDecision.Separated(
          CaseId.next(),
          own,
          outputs(accepted, own, accepted.party(), plan),
          List.of(begun(own, accepted)));
    }
    if (message instanceof SatisfactionScore score) {
      CaseId caseId = caseOf(score.reference());
      return new CaseDecision.Scored(caseId, outputs(accepted, caseId, accepted.party(), plan));
    }
    if (message instanceof StatusUpdate update) {
      PartyName origin = origins.get(update.reference());
      if (origin == null) {
        throw new RejectedFailure(
            FailureCode.UNKNOWN_CASE, Origin.PARTNER, "no case has that reference", "reference");
      }
      if (update.sequence() < 0) {
        return new CaseDecision.Stored(caseOf(update.reference()), "late");
      }
      CaseId caseId = caseOf(update.reference());
      return new CaseDecision.Applied(
          caseId, update.status(), outputs(accepted, caseId, origin, plan));
    }
    if (message instanceof DeadlineEvent event) {
      return timed(accepted, event, plan);
    }
    messages.put(accepted.id(), (CitizenMessage) message);
    CaseId caseId = caseOf(accepted.groupKey());
    List<OutboundMessage> outputs = outputs(accepted, caseId, accepted.party(), plan);
    origins.put(accepted.groupKey(), accepted.party());
    return new CaseDecision.Opened(caseId, outputs);
  }

  private CaseDecision timed(AcceptedMessage accepted, DeadlineEvent event, OutputPlan plan) {
    try {
      return new CaseDecision.Timed(
          event.caseId(), event, outputs(accepted, event.caseId(), accepted.party(), plan));
    } catch (UnknownValueFailure nobody) {
      return new CaseDecision.Timed(event.caseId(), event, List.of(), nobody.reason());
    }
  }

  /** Of the case that a message has once it is taken out of another. */
  private static DeadlineEvent begun(CaseId own, AcceptedMessage accepted) {
    return new DeadlineEvent(
        own,
        "POS_ORDINARY",
        1,
        DeadlinePhase.STARTED,
        accepted.receivedAt(),
        DeadlineStage.CASE,
        TermBasis.CALENDAR_DAYS,
        accepted.receivedAt(),
        accepted.receivedAt().plus(Duration.ofDays(30)),
        null,
        null,
        null,
        null,
        null,
        TestHub.ROADS);
  }

  /** To parks it may go, and back to roads it may not. */
  private CaseDecision transferred(AcceptedMessage accepted, Transfer transfer, OutputPlan plan) {
    CaseId caseId = caseOf(transfer.reference());
    PartyName origin = Objects.requireNonNull(origins.get(transfer.reference()));
    boolean refused = transfer.to().name().equals("roads");
    PartyName to = new PartyName(refused ? "roads" : "parks");
    Transfer decided =
        transfer.decided(
            new TransferVerdict(accepted.receivedAt(), 1, refused ? "transfer-loop" : null));
    boolean outside = transfer.direction() == TransferDirection.EXTERNAL_FOIV_EMAIL;
    List<OutboundMessage> outputs =
        outside
            ? List.of()
            : outputs(
                accepted,
                caseId,
                origin,
                context -> plan.own("transfer", to, decided).stream().toList());
    return refused
        ? new CaseDecision.Refused(caseId, FailureCode.TRANSFER_LOOP, "been there", outputs)
        : new CaseDecision.Transferred(caseId, decided, outside ? null : to, outputs);
  }

  private List<OutboundMessage> outputs(
      AcceptedMessage accepted, CaseId caseId, PartyName origin, OutputPlan plan) {
    List<OutboundMessage> outputs = new ArrayList<>();
    for (PlannedOutput planned :
        plan.outputs(new CaseContext(caseId, List.of(origin), List.of(new PartyName("roads"))))) {
      long sequence = sequences.merge(caseId + "|" + planned.target(), 1L, Long::sum);
      outputs.add(
          new OutboundMessage(
              new Envelope(
                  MessageId.next(),
                  accepted.id(),
                  caseId,
                  planned.target(),
                  origin,
                  planned.message().kind(),
                  planned.reference(),
                  null,
                  null,
                  sequence,
                  planned.priority(),
                  planned.flow(),
                  accepted.traceparent(),
                  accepted.returnAddress().orElse(null)),
              planned.message()));
    }
    return outputs;
  }

  /** Whatever the portal sent joined something. */
  @Override
  public synchronized Optional<CitizenMessage> joined(PartyName channel, MessageId id) {
    return Optional.ofNullable(messages.get(id)).filter(any -> channel.value().equals("portal"));
  }

  @Override
  public List<RebuiltTable> rebuild() {
    return List.of(new RebuiltTable("hub_case", 7, 2));
  }

  private CaseId caseOf(String groupKey) {
    return cases.computeIfAbsent(groupKey, key -> CaseId.next());
  }

  private static String key(AcceptedMessage accepted) {
    return accepted.party() + "|" + accepted.externalId() + "|" + accepted.version();
  }

  @Override
  public synchronized void registerReference(Envelope envelope) {
    references.add(envelope);
  }

  @Override
  public Optional<Receipt> first(PartyName party, ExternalId externalId, String version) {
    beforeBook.run();
    synchronized (this) {
      return Optional.ofNullable(keys.get(party + "|" + externalId + "|" + version))
          .map(MemoryCases::receipt);
    }
  }

  @Override
  public Optional<Receipt> latest(PartyName party, ExternalId externalId) {
    beforeBook.run();
    synchronized (this) {
      return keys.values().stream()
          .filter(
              accepted ->
                  accepted.party().equals(party) && accepted.externalId().equals(externalId))
          .max(java.util.Comparator.comparing(AcceptedMessage::receivedAt))
          .map(MemoryCases::receipt);
    }
  }

  private static Receipt receipt(AcceptedMessage accepted) {
    return new Receipt(accepted.id(), accepted.receivedAt(), accepted.wireHash(), false);
  }
}
