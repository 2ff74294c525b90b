package ru.uzel.adapters.executor;

import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.ExchangeHelper;
import ru.uzel.model.delivery.Endpoints;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.party.Party;

/** {@code direct:executor.send}. */
final class ExecutorRoutes extends RouteBuilder {

  private final ExecutorSender sender;

  ExecutorRoutes(ExecutorSender sender) {
    this.sender = sender;
  }

  @Override
  public void configure() {
    from(Endpoints.send(ExecutorMapper.ADAPTER))
        .routeId("executor.send")
        // Failures are the caller's: it knows the message's history, this route does not.
        .errorHandler(noErrorHandler())
        .process(this::send)
        .id("put");
  }

  private void send(Exchange exchange) throws CamelExchangeException {
    Party party = ExchangeHelper.getMandatoryHeader(exchange, Endpoints.PARTY, Party.class);
    PreparedMessage prepared = exchange.getMessage().getMandatoryBody(PreparedMessage.class);
    exchange.getMessage().setBody(sender.send(party, prepared));
  }
}
