package ru.uzel.adapters.rsmev;

import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.ExchangeHelper;
import ru.uzel.model.delivery.Endpoints;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.party.Party;
import ru.uzel.model.party.PartyDirectory;

/** A timer for each party, and {@code direct:rsmev.send}, which nothing can be sent through. */
final class RsmevRoutes extends RouteBuilder {

  private final RsmevPoller poller;
  private final PartyDirectory parties;

  RsmevRoutes(RsmevPoller poller, PartyDirectory parties) {
    this.poller = poller;
    this.parties = parties;
  }

  @Override
  public void configure() {
    // Failures are the caller's: it knows the message's history, this route does not.
    errorHandler(noErrorHandler());
    from(Endpoints.send(RsmevMapper.ADAPTER)).routeId("rsmev.send").process(RsmevRoutes::send);
    for (Party party : parties.using(RsmevMapper.ADAPTER)) {
      poll(party.name(), RsmevProperties.of(party));
    }
  }

  private void poll(PartyName name, RsmevProperties properties) {
    String id = "rsmev." + name + ".appeals";
    // A timer fires only when the whole context is up, and a stop waits for the turn to end.
    fromF("timer:%s?period=%d&delay=0", id, properties.poll().toMillis())
        .routeId(id)
        .process(
            exchange ->
                parties
                    .find(name)
                    .ifPresent(
                        party -> poller.read(party, () -> exchange.getContext().isStopping())));
  }

  private static void send(Exchange exchange) throws CamelExchangeException {
    Party party = ExchangeHelper.getMandatoryHeader(exchange, Endpoints.PARTY, Party.class);
    throw RsmevFailures.noWayBack(party.name());
  }
}
