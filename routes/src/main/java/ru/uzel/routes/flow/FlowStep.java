package ru.uzel.routes.flow;

import jakarta.jms.Message;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.casework.CaseDecisions;
import ru.uzel.model.casework.OutputPlan;
import ru.uzel.model.configuration.FaultPoints;
import ru.uzel.model.delivery.WireMapping;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.party.Party;
import ru.uzel.model.party.PartyDirectory;
import ru.uzel.routes.broker.StepSession;
import ru.uzel.routes.broker.Waiting;
import ru.uzel.routes.failure.Work;
import ru.uzel.routes.intake.PendingMessages;
import ru.uzel.routes.message.JsonMessageCodec;
import ru.uzel.routes.message.OutboundForm;

/** What all flow work shares. */
final class FlowStep {

  final CaseDecisions decisions;
  final OutboundForm outbound;
  final FlowRecords records;
  final PendingMessages pending;
  final Waiting waiting;
  final FaultPoints faults;
  private final PartyDirectory parties;
  private final Map<String, WireMapping> mappings;
  private final JsonMessageCodec codec;
  private @Nullable FlowEvaluation evaluation;

  FlowStep(
      CaseDecisions decisions,
      OutboundForm outbound,
      FlowRecords records,
      PendingMessages pending,
      Waiting waiting,
      FaultPoints faults,
      PartyDirectory parties,
      Map<String, WireMapping> mappings,
      JsonMessageCodec codec) {
    this.decisions = decisions;
    this.outbound = outbound;
    this.records = records;
    this.pending = pending;
    this.waiting = waiting;
    this.faults = faults;
    this.parties = parties;
    this.mappings = mappings;
    this.codec = codec;
  }

  void evaluateBy(FlowEvaluation flows) {
    evaluation = flows;
  }

  Work begin(Message message, StepSession session) {
    return new FlowWork(this, message, session);
  }

  HubMessage canonical(AcceptedMessage accepted) {
    Party party =
        parties
            .find(accepted.party())
            .orElseThrow(
                () ->
                    new RejectedFailure(
                        FailureCode.UNKNOWN_PARTY,
                        Origin.HUB,
                        "party " + accepted.party() + " is no longer configured",
                        "config/parties"));
    WireMapping mapping = mappings.get(party.adapter());
    if (mapping == null) {
      throw new RejectedFailure(
          FailureCode.UNKNOWN_PARTY,
          Origin.HUB,
          "party " + party.name() + " names adapter '" + party.adapter() + "', which is not here",
          "config/parties/" + party.name() + ".yaml");
    }
    return mapping.toCanonical(party, accepted);
  }

  OutputPlan plan(AcceptedMessage accepted, HubMessage message) {
    List<FlowOutput> outputs = List.of();
    UnknownValueFailure failure = null;
    try {
      outputs =
          Objects.requireNonNull(evaluation, "routes are not built")
              .outputs(new FlowInput(accepted.party(), message, codec));
    } catch (UnknownValueFailure nobody) {
      failure = nobody;
    }
    return new FlowPlan(outputs, failure, parties, mappings);
  }
}
