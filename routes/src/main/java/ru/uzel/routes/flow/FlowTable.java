package ru.uzel.routes.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ru.uzel.model.configuration.Flow;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.MessageKind;

/** The flows of the configuration, and which of them take a message. */
final class FlowTable {

  private final Map<String, CompiledFlow> flows = new LinkedHashMap<>();

  FlowTable(List<Flow> configured) {
    for (Flow flow : configured) {
      flows.put(flow.name(), new CompiledFlow(flow));
    }
  }

  List<String> names() {
    return List.copyOf(flows.keySet());
  }

  CompiledFlow named(String name) {
    CompiledFlow flow = flows.get(name);
    if (flow == null) {
      throw new IllegalArgumentException("no flow is called '" + name + "'");
    }
    return flow;
  }

  /**
   * The flows that take the message: at least one, unless it is of a kind that need not be taken.
   *
   * @throws UnknownValueFailure when none does and one has to
   */
  List<String> taking(FlowInput input) {
    List<String> taking = new ArrayList<>(1);
    boolean heard = false;
    for (CompiledFlow flow : flows.values()) {
      if (flow.listensTo(input.party(), input.message().kind())) {
        heard = true;
        if (flow.takes(input)) {
          taking.add(flow.flow().name());
        }
      }
    }
    // Of the terms nobody need be told: they are decided about, and recorded, all the same.
    if (taking.isEmpty() && input.message().kind() != MessageKind.DEADLINE_EVENT) {
      throw nobodyTakes(input, heard);
    }
    return taking;
  }

  private static UnknownValueFailure nobodyTakes(FlowInput input, boolean heard) {
    HubMessage message = input.message();
    if (heard && message instanceof CitizenMessage citizen) {
      String category = citizen.category().system() + ":" + citizen.category().code();
      return new UnknownValueFailure(
          FailureCode.UNKNOWN_CATEGORY,
          Origin.CLIENT,
          "no flow takes messages of category " + category + " from party " + input.party(),
          "category");
    }
    return new UnknownValueFailure(
        FailureCode.NO_FLOW,
        Origin.HUB,
        "no flow takes a " + message.kind().wireName() + " from party " + input.party(),
        "config/flows");
  }
}
