package ru.uzel.routes.delivery;

import jakarta.jms.Message;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import ru.uzel.model.party.Party;
import ru.uzel.routes.broker.Consumers;
import ru.uzel.routes.broker.Queues;
import ru.uzel.routes.broker.StepSession;
import ru.uzel.routes.failure.FailureReactions;
import ru.uzel.routes.failure.Work;

/** Two routes per party: prepare, and send. */
public final class DeliveryRoutes extends RouteBuilder {

  private final List<Party> parties;
  private final Consumers preparing;
  private final Consumers sending;
  private final Delivery delivery;

  DeliveryRoutes(List<Party> parties, Consumers preparing, Consumers sending, Delivery delivery) {
    this.parties = parties;
    this.preparing = preparing;
    this.sending = sending;
    this.delivery = delivery;
  }

  @Override
  public void configure() {
    preparing.register(getContext());
    sending.register(getContext());
    delivery.adapters().by(getContext());

    for (Party party : parties) {
      String out = Queues.out(party.name());
      from(preparing.from(out, party.consumers()))
          .routeConfigurationId(FailureReactions.ID)
          .routeId(out)
          .startupOrder(preparing.nextStartupOrder())
          .process(exchange -> Work.on(exchange, this::prepare).attempt())
          .id("prepare." + party.name());

      String send = Queues.send(party.name());
      from(sending.from(send, party.consumers()))
          .routeConfigurationId(FailureReactions.ID)
          .routeId(send)
          .startupOrder(sending.nextStartupOrder())
          .process(exchange -> Work.on(exchange, this::send).attempt())
          .id("send-to." + party.name());
    }
  }

  private Work prepare(Message message, StepSession session) {
    return new PrepareWork(delivery, message, session);
  }

  private Work send(Message message, StepSession session) {
    return new SendWork(delivery, message, session);
  }
}
