package ru.uzel.routes.flow;

import jakarta.jms.Message;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.casework.CaseContext;
import ru.uzel.model.casework.CaseDecisions;
import ru.uzel.model.casework.OutputPlan;
import ru.uzel.model.casework.PlannedOutput;
import ru.uzel.model.configuration.FaultPoints;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.Separation;
import ru.uzel.model.message.Transfer;
import ru.uzel.model.party.Party;
import ru.uzel.routes.broker.StepSession;
import ru.uzel.routes.broker.Waiting;
import ru.uzel.routes.classification.Classification;
import ru.uzel.routes.failure.Work;
import ru.uzel.routes.intake.PendingMessages;
import ru.uzel.routes.masking.Masking;
import ru.uzel.routes.message.JsonMessageCodec;
import ru.uzel.routes.message.OutboundForm;
import ru.uzel.routes.party.MappedParties;

/** What all flow work shares. */
final class FlowStep {

  final CaseDecisions decisions;
  final OutboundForm outbound;
  final Masking masking;
  final FlowRecords records;
  final PendingMessages pending;
  final Waiting waiting;
  final FaultPoints faults;
  private final MappedParties parties;
  private final JsonMessageCodec codec;
  private final Classification classification;
  private @Nullable FlowEvaluation evaluation;

  FlowStep(
      CaseDecisions decisions,
      OutboundForm outbound,
      Masking masking,
      FlowRecords records,
      PendingMessages pending,
      Waiting waiting,
      FaultPoints faults,
      MappedParties parties,
      JsonMessageCodec codec,
      Classification classification) {
    this.decisions = decisions;
    this.outbound = outbound;
    this.masking = masking;
    this.records = records;
    this.pending = pending;
    this.waiting = waiting;
    this.faults = faults;
    this.parties = parties;
    this.codec = codec;
    this.classification = classification;
  }

  void evaluateBy(FlowEvaluation flows) {
    evaluation = flows;
  }

  Work begin(Message message, StepSession session) {
    return new FlowWork(this, message, session);
  }

  HubMessage canonical(AcceptedMessage accepted) {
    if (accepted.kind() == MessageKind.SEPARATION) {
      // The hub's own, in whose words no party speaks.
      return codec.decode(accepted.kind(), accepted.wire().bytes());
    }
    Party party = parties.party(accepted.party());
    return classification.classified(parties.mapping(party).toCanonical(party, accepted));
  }

  PlannedOutput refusal(AcceptedMessage accepted, RejectedFailure failure) {
    return DirectAnswer.refusal(accepted, failure, newReference(accepted));
  }

  PlannedOutput answerToTest(AcceptedMessage accepted) {
    return DirectAnswer.toTest(accepted, newReference(accepted));
  }

  private String newReference(AcceptedMessage accepted) {
    return parties.mapping(parties.party(accepted.party())).newReference();
  }

  /** Whether this configuration has a way for it; a case may still want something else. */
  boolean hasWayFor(AcceptedMessage accepted, HubMessage message) {
    if (message instanceof Transfer transfer) {
      return parties.anyTakesCasesOf(transfer.to());
    }
    plan(accepted, message).outputs(new CaseContext(CaseId.next(), List.of(accepted.party())));
    return true;
  }

  OutputPlan plan(AcceptedMessage accepted, HubMessage message) {
    if (message instanceof Separation act) {
      // Of the message that is to be taken out; gone from there, it was decided about before.
      return decisions
          .joined(accepted.party(), act.message())
          .map(joined -> plan(accepted, joined))
          .orElseGet(() -> new FlowPlan(List.of(), null, parties, this::isHeard));
    }
    List<FlowOutput> outputs = List.of();
    UnknownValueFailure failure = null;
    try {
      outputs =
          Objects.requireNonNull(evaluation, "routes are not built")
              .outputs(new FlowInput(accepted.party(), message, codec));
    } catch (UnknownValueFailure nobody) {
      failure = nobody;
    }
    return new FlowPlan(outputs, failure, parties, this::isHeard);
  }

  private boolean isHeard(DeadlineEvent event) {
    return Objects.requireNonNull(evaluation, "routes are not built")
        .isHeard(new FlowInput(Party.HUB, event, codec));
  }
}
