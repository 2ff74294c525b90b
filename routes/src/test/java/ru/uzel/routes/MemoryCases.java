package ru.uzel.routes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import ru.uzel.model.casework.CaseContext;
import ru.uzel.model.casework.CaseDecision;
import ru.uzel.model.casework.CaseDecisions;
import ru.uzel.model.casework.OutputPlan;
import ru.uzel.model.casework.PlannedOutput;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.intake.Receipt;
import ru.uzel.model.intake.ReceiptBook;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.StatusUpdate;

/** Cases in memory: one per group key, so that a test can have many messages of one case. */
final class MemoryCases implements CaseDecisions, ReceiptBook {

  private final Map<String, AcceptedMessage> keys = new HashMap<>();
  private final Map<MessageId, CaseDecision> decisions = new HashMap<>();
  private final Map<String, CaseId> cases = new HashMap<>();
  private final Map<String, PartyName> origins = new HashMap<>();
  private final Map<String, Long> sequences = new HashMap<>();
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
    for (AcceptedMessage known : keys.values()) {
      if (known.externalId().equals(accepted.externalId())
          && known.party().equals(accepted.party())
          && !known.version().equals(accepted.version())) {
        return new CaseDecision.Stored(caseOf(known.groupKey()), "revision");
      }
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
      return new CaseDecision.Timed(
          event.caseId(), event, outputs(accepted, event.caseId(), accepted.party(), plan));
    }
    CaseId caseId = caseOf(accepted.groupKey());
    List<OutboundMessage> outputs = outputs(accepted, caseId, accepted.party(), plan);
    origins.put(accepted.groupKey(), accepted.party());
    return new CaseDecision.Opened(caseId, outputs);
  }

  private List<OutboundMessage> outputs(
      AcceptedMessage accepted, CaseId caseId, PartyName origin, OutputPlan plan) {
    List<OutboundMessage> outputs = new ArrayList<>();
    for (PlannedOutput planned : plan.outputs(new CaseContext(caseId, List.of(origin)))) {
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
