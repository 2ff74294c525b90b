package ru.uzel.adapters.open311;

import java.util.function.BooleanSupplier;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.ExchangeHelper;
import ru.uzel.model.delivery.Endpoints;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.party.Party;
import ru.uzel.model.party.PartyDirectory;

/** {@code direct:open311.send}, and a timer for each server whose requests are read. */
final class Open311Routes extends RouteBuilder {

  private final Open311Client client;
  private final RequestFeed feed;
  private final RequestSender sender;
  private final SentRequestFeed sent;
  private final PartyDirectory parties;

  Open311Routes(
      Open311Client client,
      RequestFeed feed,
      RequestSender sender,
      SentRequestFeed sent,
      PartyDirectory parties) {
    this.client = client;
    this.feed = feed;
    this.sender = sender;
    this.sent = sent;
    this.parties = parties;
  }

  @Override
  public void configure() {
    // Failures are the caller's: it knows the message's history, this route does not.
    errorHandler(noErrorHandler());
    from(Endpoints.send(Open311Mapper.ADAPTER)).routeId("open311.send").process(this::send);
    for (Party party : parties.using(Open311Mapper.ADAPTER)) {
      poll(party.name(), Open311Properties.of(party));
    }
  }

  private void poll(PartyName name, Open311Properties properties) {
    String id = "open311." + name + ".requests";
    // A timer fires only when the whole context is up, and a stop waits for the turn to end.
    fromF("timer:%s?period=%d&delay=0", id, properties.poll().toMillis())
        .routeId(id)
        .process(
            exchange ->
                parties
                    .find(name)
                    .ifPresent(party -> read(party, () -> exchange.getContext().isStopping())));
  }

  /** One's own requests would come back as new messages: a server is read for one thing only. */
  private void read(Party party, BooleanSupplier stopping) {
    if (Open311Properties.of(party).takesCases()) {
      sent.read(party, stopping);
    } else {
      feed.read(party, stopping);
    }
  }

  private void send(Exchange exchange) throws CamelExchangeException {
    Party party = ExchangeHelper.getMandatoryHeader(exchange, Endpoints.PARTY, Party.class);
    PreparedMessage prepared = exchange.getMessage().getMandatoryBody(PreparedMessage.class);
    exchange
        .getMessage()
        .setBody(
            Open311Properties.of(party).takesCases()
                ? sender.send(party, prepared)
                : client.send(party, prepared));
  }
}
