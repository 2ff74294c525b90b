package ru.uzel.routes.delivery;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.PartyName;
import ru.uzel.routes.broker.QueuedMessage;
import ru.uzel.routes.broker.Queues;
import ru.uzel.routes.broker.SessionPool;
import ru.uzel.routes.broker.StepSession;
import ru.uzel.routes.broker.StoppingException;
import ru.uzel.routes.broker.Waiting;

/** Brings held messages of a case back to where they are sent from, in order. */
final class HeldMessages {

  private static final Logger LOG = LoggerFactory.getLogger(HeldMessages.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private record Held(long sequence, QueuedMessage message) {}

  private final CaseOrder order;
  private final SessionPool sessions;
  private final ExecutorService executor;
  private final Waiting waiting;

  HeldMessages(CaseOrder order, SessionPool sessions, ExecutorService executor, Waiting waiting) {
    this.order = order;
    this.sessions = sessions;
    this.executor = executor;
    this.waiting = waiting;
  }

  void release(PartyName party, CaseId caseId) {
    if (!executor.isShutdown()) {
      executor.execute(() -> releaseNow(party, caseId));
    }
  }

  private void releaseNow(PartyName party, CaseId caseId) {
    Set<Long> sequences = order.releasable(party, caseId);
    if (sequences.isEmpty()) {
      return;
    }
    List<Held> moved = new ArrayList<>();
    try {
      sessions.transact(
          session -> {
            moved.addAll(take(session, party, caseId, sequences));
            moved.sort(Comparator.comparingLong(Held::sequence));
            for (Held held : moved) {
              session.send(held.message());
            }
            // Before the commit: after it they may be delivered before this thread goes on.
            moved.forEach(held -> order.moving(party, caseId, held.sequence()));
          });
    } catch (JMSException failure) {
      LOG.warn("Held messages of case {} for party {} cannot go back yet", caseId, party, failure);
      moved.forEach(held -> order.seen(party, caseId, held.sequence(), CaseOrder.Place.HELD));
      again(party, caseId);
    }
  }

  private void again(PartyName party, CaseId caseId) {
    try {
      waiting.pause(PAUSE);
      release(party, caseId);
    } catch (StoppingException stop) {
      LOG.debug("The hub stops; held messages are looked for again at the next start");
    }
  }

  private List<Held> take(StepSession session, PartyName party, CaseId caseId, Set<Long> sequences)
      throws JMSException {
    List<Held> taken = new ArrayList<>();
    for (long sequence : sequences) {
      String selector =
          QueuedMessage.CASE
              + " = '"
              + caseId
              + "' AND "
              + QueuedMessage.SEQUENCE
              + " = '"
              + sequence
              + "'";
      try (MessageConsumer consumer =
          session.jms().createConsumer(session.jms().createQueue(Queues.held(party)), selector)) {
        Message message = consumer.receiveNoWait();
        if (message == null) {
          LOG.error(
              "A held message of case {} for party {} is gone; its case goes on", caseId, party);
          order.finished(party, caseId, sequence);
        } else {
          taken.add(new Held(sequence, QueuedMessage.moved(message, Queues.send(party))));
        }
      }
    }
    return taken;
  }
}
