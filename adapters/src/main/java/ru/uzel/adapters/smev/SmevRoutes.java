package ru.uzel.adapters.smev;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.ExchangeHelper;
import ru.uzel.model.delivery.Endpoints;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.party.Party;
import ru.uzel.model.party.PartyDirectory;

/** {@code direct:smev.send}, and a timer for every poller of every party that is polled. */
final class SmevRoutes extends RouteBuilder {

  private final SmevSender sender;
  private final SmevPoller poller;
  private final PartyDirectory parties;
  private final Clock clock;
  private final Map<PartyName, AtomicLong> activities = new ConcurrentHashMap<>();

  SmevRoutes(SmevSender sender, SmevPoller poller, PartyDirectory parties, Clock clock) {
    this.sender = sender;
    this.poller = poller;
    this.parties = parties;
    this.clock = clock;
  }

  @Override
  public void configure() {
    // Failures are the caller's: it knows the message's history, this route does not.
    errorHandler(noErrorHandler());
    from(Endpoints.send(SmevMapper.ADAPTER)).routeId("smev.send").process(this::send);
    parties.using(SmevMapper.ADAPTER).stream()
        .map(SmevProperties::of)
        .filter(SmevProperties::polls)
        .forEach(this::poll);
  }

  private void poll(SmevProperties party) {
    for (int i = 1; i <= party.pollers(); i++) {
      String id = "smev.poll." + party.party() + "." + i;
      PollingTurn turn =
          new PollingTurn(
              party.party(),
              parties,
              poller,
              new PollRhythm(party.minPoll(), party.maxPoll(), activity(party.party())),
              clock);
      // A timer fires only when the whole context is up, and a stop waits for the turn to end.
      fromF("timer:%s?period=%d&delay=0", id, party.minPoll().toMillis())
          .routeId(id)
          .process(exchange -> turn.take(() -> exchange.getContext().isStopping()));
    }
  }

  private AtomicLong activity(PartyName party) {
    return activities.computeIfAbsent(party, name -> new AtomicLong());
  }

  private void send(Exchange exchange) throws CamelExchangeException {
    Party party = ExchangeHelper.getMandatoryHeader(exchange, Endpoints.PARTY, Party.class);
    PreparedMessage prepared = exchange.getMessage().getMandatoryBody(PreparedMessage.class);
    exchange.getMessage().setBody(sender.send(party, prepared));
    // An answer is to be expected now.
    activity(party.name()).incrementAndGet();
  }
}
