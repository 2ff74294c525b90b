package ru.uzel.adapters.municipal;

import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.ExchangeHelper;
import ru.uzel.model.delivery.Endpoints;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.party.Party;
import ru.uzel.model.party.PartyDirectory;

/** {@code direct:municipal.send}, and a timer for each party whose records are read. */
final class MunicipalRoutes extends RouteBuilder {

  private final ProblemSender sender;
  private final MunicipalPoller poller;
  private final PartyDirectory parties;

  MunicipalRoutes(ProblemSender sender, MunicipalPoller poller, PartyDirectory parties) {
    this.sender = sender;
    this.poller = poller;
    this.parties = parties;
  }

  @Override
  public void configure() {
    // Failures are the caller's: it knows the message's history, this route does not.
    errorHandler(noErrorHandler());
    from(Endpoints.send(MunicipalMapper.ADAPTER)).routeId("municipal.send").process(this::send);
    for (Party party : parties.using(MunicipalMapper.ADAPTER)) {
      MunicipalProperties properties = MunicipalProperties.of(party);
      if (properties.polls()) {
        poll(party.name(), properties);
      }
    }
  }

  private void poll(PartyName name, MunicipalProperties properties) {
    String id = "municipal." + name + ".records";
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

  private void send(Exchange exchange) throws CamelExchangeException {
    Party party = ExchangeHelper.getMandatoryHeader(exchange, Endpoints.PARTY, Party.class);
    PreparedMessage prepared = exchange.getMessage().getMandatoryBody(PreparedMessage.class);
    exchange.getMessage().setBody(sender.send(party, prepared));
  }
}
