package ru.uzel.casework;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ru.uzel.model.casework.PlannedOutput;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.Priority;
import ru.uzel.model.message.StatusUpdate;

/** What a plan asks for, made into outputs with ids and places in their order. */
final class PlannedOutputs {

  private final Collection<PlannedOutput> planned;

  PlannedOutputs(List<PlannedOutput> planned) {
    Map<List<String>, PlannedOutput> once = new LinkedHashMap<>();
    // A flow that names a target twice means it once.
    planned.forEach(
        output -> once.putIfAbsent(List.of(output.flow(), output.target().value()), output));
    this.planned = once.values();
  }

  /** A case is as urgent as the most urgent of the outputs that opened it, for good. */
  Priority highestPriority() {
    return planned.stream()
        .map(PlannedOutput::priority)
        .max(Comparator.comparingInt(Priority::jmsPriority))
        .orElse(Priority.NORMAL);
  }

  /** Whether the one answer that the origin awaits is among these. */
  static boolean answer(CaseSnapshot hubCase, List<OutboundMessage> outputs) {
    return hubCase.returnAddress() != null
        && outputs.stream()
            .anyMatch(
                output ->
                    output.envelope().target().equals(hubCase.origin())
                        && output.message() instanceof StatusUpdate update
                        && update.status().isFinal());
  }

  List<OutboundMessage> decidedOn(CaseSnapshot hubCase, AcceptedMessage accepted) {
    Map<String, Long> sequences = new HashMap<>(hubCase.outputs());
    List<OutboundMessage> outputs = new ArrayList<>(planned.size());
    for (PlannedOutput output : planned) {
      if (hubCase.isDoneWith(output.target())) {
        continue;
      }
      long sequence = sequences.merge(output.target().value(), 1L, Long::sum);
      Optional<CaseOrigin> known = hubCase.originAt(output.target());
      outputs.add(
          new OutboundMessage(
              new Envelope(
                  MessageId.next(),
                  accepted.id(),
                  hubCase.caseId(),
                  output.target(),
                  hubCase.origin(),
                  output.message().kind(),
                  output.reference(),
                  known.map(CaseOrigin::externalId).orElse(null),
                  known.map(CaseOrigin::message).orElse(null),
                  sequence,
                  hubCase.priority(),
                  output.flow(),
                  accepted.traceparent(),
                  output.target().equals(hubCase.origin()) ? hubCase.returnAddress() : null),
              output.message()));
    }
    return outputs;
  }
}
