package ru.uzel.routes.flow;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import ru.uzel.model.party.Party;
import ru.uzel.routes.broker.Consumers;
import ru.uzel.routes.broker.Queues;
import ru.uzel.routes.failure.FailureReactions;
import ru.uzel.routes.failure.Work;

/** One route per flow, made of the template {@code flow}; one route per party that feeds them. */
public final class FlowRoutes extends RouteBuilder {

  public static final String TEMPLATE = "flow";

  private static final String FLOW = "uzel.flow";

  private final List<Party> parties;
  private final FlowTable flows;
  private final Consumers consumers;
  private final FlowStep step;
  private final Reconsideration reconsideration;

  FlowRoutes(
      List<Party> parties,
      FlowTable flows,
      Consumers consumers,
      FlowStep step,
      Reconsideration reconsideration) {
    this.parties = parties;
    this.flows = flows;
    this.consumers = consumers;
    this.step = step;
    this.reconsideration = reconsideration;
  }

  static String uri(String flow) {
    return "direct:flow." + flow;
  }

  @Override
  public void configure() throws Exception {
    getContext().addStartupListener(reconsideration);
    consumers.register(getContext());
    step.evaluateBy(new FlowEvaluation(flows, getContext()));

    routeTemplate(TEMPLATE)
        .templateParameter("name")
        .from("direct:flow.{{name}}")
        .errorHandler(noErrorHandler())
        .setProperty(FLOW)
        .constant("{{name}}")
        .process(this::map)
        .id("map");

    for (String flow : flows.names()) {
      templatedRoute(TEMPLATE).routeId("flow." + flow).parameter("name", flow);
    }
    for (Party party : parties) {
      from(consumers.from(Queues.in(party.name()), party.consumers()))
          .routeConfigurationId(FailureReactions.ID)
          .routeId(Queues.in(party.name()))
          .startupOrder(consumers.nextStartupOrder())
          .process(exchange -> Work.on(exchange, step::begin).attempt())
          .id("decide." + party.name());
    }
  }

  private void map(Exchange exchange) {
    CompiledFlow flow = flows.named(String.valueOf(exchange.getProperty(FLOW)));
    if (exchange.getIn().getBody() instanceof FlowInput input) {
      exchange.getMessage().setBody(flow.mapped(input));
    }
  }
}
