package ru.uzel.adapters.smev;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.ExchangeHelper;
import ru.uzel.model.delivery.Endpoints;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.intake.OnceOnly;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.party.Party;
import ru.uzel.model.party.PartyDirectory;

/**
 * {@code direct:smev.send}, and for every party that is polled a timer for each of its pollers: of
 * responses or requests by its role, of statuses for a provider, of statistics where there are any.
 */
final class SmevRoutes extends RouteBuilder {

  private static final Duration SHORTEST_STATUS_POLL = Duration.ofSeconds(1);

  private final SmevSender sender;
  private final SmevClients clients;
  private final SmevTaking taking;
  private final PartyDirectory parties;
  private final OnceOnly onceOnly;
  private final Clock clock;
  private final Map<PartyName, AtomicLong> activities = new ConcurrentHashMap<>();

  SmevRoutes(
      SmevSender sender,
      SmevClients clients,
      SmevTaking taking,
      PartyDirectory parties,
      OnceOnly onceOnly,
      Clock clock) {
    this.sender = sender;
    this.clients = clients;
    this.taking = taking;
    this.parties = parties;
    this.onceOnly = onceOnly;
    this.clock = clock;
  }

  @Override
  public void configure() {
    // Failures are the caller's: it knows the message's history, this route does not.
    errorHandler(noErrorHandler());
    from(Endpoints.send(SmevMapper.ADAPTER)).routeId("smev.send").process(this::send);
    Poll responses = new SmevPoller(clients, taking, clock);
    Poll requests = new RequestPoller(clients, taking, clock);
    SmevDialogue dialogue = taking.dialogue();
    Poll statuses = new StatusPoller(clients, dialogue, onceOnly, clock);
    Poll statistics =
        new QueueWatch(clients, dialogue, clock, party -> activity(party).incrementAndGet());
    for (Party configured : parties.using(SmevMapper.ADAPTER)) {
      SmevProperties party = SmevProperties.of(configured);
      if (!party.polls()) {
        continue;
      }
      boolean provides = party.role() == SmevRole.PROVIDER;
      for (int i = 1; i <= party.pollers(); i++) {
        poll(
            "smev.poll." + party.party() + "." + i,
            party,
            provides ? requests : responses,
            new PollRhythm(party.minPoll(), party.maxPoll(), activity(party.party())));
      }
      if (provides) {
        poll("smev.status." + party.party(), party, statuses, statusRhythm(party));
      }
      if (party.version().countsQueues()) {
        Duration wait = party.queues().statisticsPoll();
        poll(
            "smev.statistics." + party.party(),
            party,
            statistics,
            new PollRhythm(wait, wait, new AtomicLong()));
      }
    }
  }

  /** Of its own: a party's activity says nothing about what СМЭВ has to say of its responses. */
  private static PollRhythm statusRhythm(SmevProperties party) {
    Duration longest = party.queues().statusPoll();
    Duration shortest =
        longest.compareTo(SHORTEST_STATUS_POLL) < 0 ? longest : SHORTEST_STATUS_POLL;
    return new PollRhythm(shortest, longest, new AtomicLong());
  }

  private void poll(String id, SmevProperties party, Poll poll, PollRhythm rhythm) {
    PollingTurn turn = new PollingTurn(party.party(), parties, poll, rhythm, clock);
    // A timer fires only when the whole context is up, and a stop waits for the turn to end.
    fromF("timer:%s?period=%d&delay=0", id, party.minPoll().toMillis())
        .routeId(id)
        .process(exchange -> turn.take(() -> exchange.getContext().isStopping()));
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
