package ru.uzel.routes.flow;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.message.HubMessage;
import ru.uzel.routes.failure.InternalFailure;

/** Sends a message through the routes of those flows that take it. */
final class FlowEvaluation {

  private final FlowTable flows;
  private final ProducerTemplate camel;

  FlowEvaluation(FlowTable flows, CamelContext context) {
    this.flows = flows;
    this.camel = context.createProducerTemplate();
  }

  /** Whether any flow takes it; where one cannot tell, that is to come out when it is told. */
  boolean isHeard(FlowInput input) {
    try {
      return !flows.taking(input).isEmpty();
    } catch (UnknownValueFailure mistake) {
      return true;
    }
  }

  /**
   * @throws HubFailure when no flow takes it, or one fails
   */
  List<FlowOutput> outputs(FlowInput input) {
    List<FlowOutput> outputs = new ArrayList<>(2);
    for (String flow : flows.taking(input)) {
      Exchange done = camel.send(FlowRoutes.uri(flow), exchange -> exchange.getIn().setBody(input));
      Exception failure = done.getException();
      if (failure != null) {
        throw InternalFailure.of(failure);
      }
      if (!(done.getMessage().getBody() instanceof HubMessage mapped)) {
        throw new IllegalStateException("flow '" + flow + "' gave no message");
      }
      flows
          .named(flow)
          .flow()
          .to()
          .forEach(target -> outputs.add(new FlowOutput(flow, target, mapped)));
    }
    return outputs;
  }
}
