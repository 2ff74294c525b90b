package ru.uzel.routes.flow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.casework.CaseContext;
import ru.uzel.model.casework.OutputPlan;
import ru.uzel.model.casework.PlannedOutput;
import ru.uzel.model.configuration.FlowTarget;
import ru.uzel.model.delivery.WireMapping;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;
import ru.uzel.routes.party.MappedParties;

/**
 * The flows' outputs, evaluated before the decision began; only «the channel the case came from» is
 * filled in within it. That no flow takes the message is said only when the outputs are asked for:
 * a duplicate needs none.
 */
final class FlowPlan implements OutputPlan {

  private final List<FlowOutput> outputs;
  private final @Nullable UnknownValueFailure failure;
  private final MappedParties parties;
  private final Predicate<DeadlineEvent> hears;

  /**
   * @param hears whether a flow takes an event
   */
  FlowPlan(
      List<FlowOutput> outputs,
      @Nullable UnknownValueFailure failure,
      MappedParties parties,
      Predicate<DeadlineEvent> hears) {
    this.outputs = outputs;
    this.failure = failure;
    this.parties = parties;
    this.hears = hears;
  }

  @Override
  public List<PlannedOutput> outputs(CaseContext context) {
    if (failure != null) {
      throw failure;
    }
    List<PlannedOutput> planned = new ArrayList<>(outputs.size());
    Set<PartyName> addressed = new HashSet<>();
    for (FlowOutput output : outputs) {
      for (PartyName target : addressees(output, context)) {
        // Two flows may name the same target; it gets one message, the first flow's.
        if (addressed.add(target)) {
          planned.add(
              new PlannedOutput(
                  output.flow(),
                  target,
                  output.target().priority(),
                  mapping(target, output.flow()).newReference(),
                  output.message()));
        }
      }
    }
    return planned;
  }

  private List<PartyName> addressees(FlowOutput output, CaseContext context) {
    FlowTarget target = output.target();
    return switch (target.role()) {
      // Some channels only let themselves be read.
      case ORIGIN ->
          context.origins().stream()
              .filter(origin -> parties.takes(origin, output.message().kind()))
              .toList();
      // Some bodies only take cases.
      case BODY ->
          bodies(output.message(), context)
              .filter(body -> parties.takes(body, output.message().kind()))
              .toList();
      case PARTY -> Stream.ofNullable(target.party()).toList();
    };
  }

  /** An event of a term says itself with whom the case lay when the term came to it. */
  private static Stream<PartyName> bodies(HubMessage message, CaseContext context) {
    return message instanceof DeadlineEvent event
        ? Stream.ofNullable(event.responsible())
        : context.bodies().stream();
  }

  @Override
  public boolean isHeard(DeadlineEvent event) {
    return hears.test(event);
  }

  @Override
  public Optional<PlannedOutput> own(String act, PartyName target, HubMessage message) {
    return parties.takes(target, message.kind())
        ? Optional.of(
            new PlannedOutput(
                act, target, Priority.NORMAL, mapping(target, act).newReference(), message))
        : Optional.empty();
  }

  private WireMapping mapping(PartyName target, String flow) {
    return parties
        .mapping(target)
        .orElseThrow(
            () ->
                new UnknownValueFailure(
                    FailureCode.UNKNOWN_PARTY,
                    Origin.HUB,
                    "'" + flow + "' names party " + target + ", which has no adapter here",
                    "config/parties/" + target + ".yaml"));
  }
}
