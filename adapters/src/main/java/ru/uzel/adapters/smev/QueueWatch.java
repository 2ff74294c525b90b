package ru.uzel.adapters.smev;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Document;
import ru.uzel.adapters.smev.SmevDialogue.Answer;
import ru.uzel.adapters.smev.SmevDialogue.Outcome;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.failure.RetryableFailure.Effect;
import ru.uzel.model.failure.RetryableFailure.Scope;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.party.Party;

/**
 * Watches by GetIncomingQueueStatistics how full the queues are: past their quota СМЭВ refuses what
 * others send. Each queue that fills up is an alarm and on record, once until it has emptied again.
 */
final class QueueWatch implements Poll {

  /** One queue of an answer. */
  private record Queue(String name, long pending) {}

  private static final Logger LOG = LoggerFactory.getLogger(QueueWatch.class);
  private static final String ROOT = "GetIncomingQueueStatisticsResponse";

  private final SmevClients clients;
  private final SmevDialogue dialogue;
  private final Clock clock;
  private final Consumer<PartyName> hurry;
  private final Map<PartyName, Set<String>> full = new ConcurrentHashMap<>();

  /**
   * @param hurry makes the party's pollers ask at once
   */
  QueueWatch(SmevClients clients, SmevDialogue dialogue, Clock clock, Consumer<PartyName> hurry) {
    this.clients = clients;
    this.dialogue = dialogue;
    this.clock = clock;
    this.hurry = hurry;
  }

  @Override
  public Outcome poll(Party party) {
    SmevClients.Peer peer = clients.of(party);
    return dialogue.ask(
        peer,
        "GetIncomingQueueStatistics",
        dialogue.envelopes().getIncomingQueueStatistics(peer.properties(), clock.instant()),
        QueueWatch::read,
        this::look);
  }

  private static Optional<List<Queue>> read(Document answer, SmevVersion version) {
    List<Queue> queues = new ArrayList<>();
    for (Tree child : SoapBody.root(answer, version, ROOT).children()) {
      String pending = child.element().getAttribute("pendingMessageNumber");
      if (child.name().equals("QueueStatistics") && pending.matches("[0-9]{1,18}")) {
        queues.add(new Queue(child.element().getAttribute("queueName"), Long.parseLong(pending)));
      }
    }
    return Optional.of(queues);
  }

  /** Always as if nothing had come, so that the next look is a full wait away. */
  private Outcome look(SmevClients.Peer peer, List<Queue> queues, Answer answer) {
    PartyName party = peer.party().name();
    Set<String> known = full.computeIfAbsent(party, name -> ConcurrentHashMap.newKeySet());
    for (Queue queue : queues) {
      if (queue.pending() < peer.properties().queues().alarm()) {
        if (known.remove(queue.name())) {
          LOG.info("party {}: queue {} is being emptied again", party, queue.name());
        }
        continue;
      }
      hurry.accept(party);
      if (known.add(queue.name())) {
        RetryableFailure failure = nearQuota(queue);
        LOG.warn("ALARM: party {}: {}", party, failure.reason());
        dialogue.refuse(peer, queue.name(), answer.wire(), failure);
      }
    }
    return Outcome.EMPTY;
  }

  private static RetryableFailure nearQuota(Queue queue) {
    return new RetryableFailure(
        FailureCode.PARTNER_BUSY,
        Origin.HUB,
        "queue '" + queue.name() + "' holds " + queue.pending() + " messages and nears its quota",
        Scope.PARTY,
        Effect.NONE,
        null);
  }
}
