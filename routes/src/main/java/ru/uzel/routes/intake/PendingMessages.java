package ru.uzel.routes.intake;

import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.routes.broker.Browsing;
import ru.uzel.routes.broker.QueuedMessage;
import ru.uzel.routes.broker.Queues;
import ru.uzel.routes.message.AcceptedForm;

/**
 * Accepted messages whose flow has not finished: in memory as far as there is room, beyond that
 * looked up in the queues, for while the database is away they may be many.
 */
public final class PendingMessages {

  private static final Logger LOG = LoggerFactory.getLogger(PendingMessages.class);

  private final Browsing browsing;
  private final long mostBytes;
  private final ConcurrentHashMap<MessageId, AcceptedMessage> messages = new ConcurrentHashMap<>();
  private final AtomicLong bytes = new AtomicLong();
  private volatile boolean overflowed;

  public PendingMessages(Browsing browsing, long mostBytes) {
    this.browsing = browsing;
    this.mostBytes = mostBytes;
  }

  void add(AcceptedMessage accepted) {
    if (bytes.get() + accepted.wire().size() > mostBytes) {
      overflowed = true;
    } else if (messages.put(accepted.id(), accepted) == null) {
      bytes.addAndGet(accepted.wire().size());
    }
  }

  /** The message's flow has finished, or an operator gave it up. */
  public void remove(MessageId id) {
    AcceptedMessage gone = messages.remove(id);
    if (gone != null) {
      bytes.addAndGet(-gone.wire().size());
    }
  }

  Optional<AcceptedMessage> find(PartyName party, MessageId id) {
    AcceptedMessage known = messages.get(id);
    if (known != null) {
      return known.party().equals(party) ? Optional.of(known) : Optional.empty();
    }
    return overflowed ? lookUp(party, id) : Optional.empty();
  }

  private Optional<AcceptedMessage> lookUp(PartyName party, MessageId id) {
    String selector =
        QueuedMessage.ID + " = '" + id + "' AND " + QueuedMessage.PARTY + " = '" + party + "'";
    List<AcceptedMessage> found = new ArrayList<>(1);
    for (String queue : List.of(Queues.in(party), Queues.PARKING)) {
      try {
        browsing.each(queue, selector, message -> found.add(AcceptedForm.read(message)));
      } catch (JMSException | IllegalArgumentException failure) {
        LOG.warn("Message {} could not be looked up in queue '{}'", id, queue, failure);
      }
    }
    @Nullable AcceptedMessage first = found.isEmpty() ? null : found.get(0);
    return Optional.ofNullable(first);
  }
}
