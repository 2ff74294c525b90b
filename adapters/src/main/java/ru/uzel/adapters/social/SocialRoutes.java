package ru.uzel.adapters.social;

import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.ExchangeHelper;
import ru.uzel.model.delivery.Endpoints;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.party.Party;
import ru.uzel.model.party.PartyDirectory;

/** {@code direct:social.send}, and a timer for each party whose feed is read. */
final class SocialRoutes extends RouteBuilder {

  private final SocialClient client;
  private final FeedPoller feeds;
  private final PartyDirectory parties;

  SocialRoutes(SocialClient client, FeedPoller feeds, PartyDirectory parties) {
    this.client = client;
    this.feeds = feeds;
    this.parties = parties;
  }

  @Override
  public void configure() {
    // Failures are the caller's: it knows the message's history, this route does not.
    errorHandler(noErrorHandler());
    from(Endpoints.send(SocialMapper.ADAPTER)).routeId("social.send").process(this::send);
    for (Party party : parties.using(SocialMapper.ADAPTER)) {
      SocialProperties properties = SocialProperties.of(party);
      if (properties.polls()) {
        poll(party.name(), properties);
      }
    }
  }

  private void poll(PartyName name, SocialProperties properties) {
    String id = "social." + name + ".feed";
    // A timer fires only when the whole context is up, and a stop waits for the turn to end.
    fromF("timer:%s?period=%d&delay=0", id, properties.poll().toMillis())
        .routeId(id)
        .process(
            exchange ->
                parties
                    .find(name)
                    .ifPresent(
                        party -> feeds.read(party, () -> exchange.getContext().isStopping())));
  }

  private void send(Exchange exchange) throws CamelExchangeException {
    Party party = ExchangeHelper.getMandatoryHeader(exchange, Endpoints.PARTY, Party.class);
    PreparedMessage prepared = exchange.getMessage().getMandatoryBody(PreparedMessage.class);
    exchange.getMessage().setBody(client.send(party, prepared));
  }
}
