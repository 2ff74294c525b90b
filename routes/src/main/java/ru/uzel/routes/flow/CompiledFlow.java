package ru.uzel.routes.flow;

import org.jspecify.annotations.Nullable;
import ru.uzel.model.configuration.Flow;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.PartyName;

/** A flow with its expressions compiled. */
final class CompiledFlow {

  private final Flow flow;
  private final @Nullable FlowExpression when;
  private final @Nullable FlowExpression map;

  CompiledFlow(Flow flow) {
    this.flow = flow;
    this.when = expression(flow, "when", flow.when());
    this.map = expression(flow, "map", flow.map());
  }

  private static @Nullable FlowExpression expression(
      Flow flow, String part, @Nullable String source) {
    return source == null
        ? null
        : new FlowExpression("flow '" + flow.name() + "', " + part, source);
  }

  Flow flow() {
    return flow;
  }

  boolean listensTo(PartyName party, MessageKind kind) {
    return flow.fromParties().contains(party) && flow.kinds().contains(kind);
  }

  boolean takes(FlowInput input) {
    return when == null || when.holds(input.tree(), input.party());
  }

  HubMessage mapped(FlowInput input) {
    if (map == null) {
      return input.message();
    }
    Object tree = map.evaluate(input.tree(), input.party());
    if (tree == null) {
      throw map.failed("it gives nothing");
    }
    try {
      return input.read(tree);
    } catch (IllegalArgumentException mistake) {
      throw map.failed(String.valueOf(mistake.getMessage()));
    }
  }
}
