package ru.uzel.adapters.appeals;

import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.ExchangeHelper;
import ru.uzel.model.delivery.Endpoints;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.party.Party;
import ru.uzel.model.party.PartyDirectory;

/** {@code direct:appeals.send}; registrations come by {@link AppealsController}. */
final class AppealsRoutes extends RouteBuilder {

  private final AppealsClient client;
  private final PartyDirectory parties;

  AppealsRoutes(AppealsClient client, PartyDirectory parties) {
    this.client = client;
    this.parties = parties;
  }

  @Override
  public void configure() {
    // A list of departments that cannot be read is to be known before the first transfer.
    parties.using(AppealsMapper.ADAPTER).forEach(AppealsProperties::of);
    // Failures are the caller's: it knows the message's history, this route does not.
    errorHandler(noErrorHandler());
    from(Endpoints.send(AppealsMapper.ADAPTER)).routeId("appeals.send").process(this::send);
  }

  private void send(Exchange exchange) throws CamelExchangeException {
    Party party = ExchangeHelper.getMandatoryHeader(exchange, Endpoints.PARTY, Party.class);
    PreparedMessage prepared = exchange.getMessage().getMandatoryBody(PreparedMessage.class);
    exchange.getMessage().setBody(client.send(party, prepared));
  }
}
