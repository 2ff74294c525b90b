package ru.uzel.routes.delivery;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.party.Party;
import ru.uzel.routes.broker.Browsing;
import ru.uzel.routes.broker.QueuedMessage;
import ru.uzel.routes.broker.Queues;

/** Finds out before anything is sent which cases wait. */
public final class DeliveryOpening implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(DeliveryOpening.class);

  private record Output(PartyName party, CaseId caseId, long sequence) {}

  private final Browsing browsing;
  private final List<Party> parties;
  private final CaseOrder order;
  private final ExecutorService releases;
  private final int phase;
  private boolean running;

  DeliveryOpening(
      Browsing browsing,
      List<Party> parties,
      CaseOrder order,
      ExecutorService releases,
      int phase) {
    this.browsing = browsing;
    this.parties = parties;
    this.order = order;
    this.releases = releases;
    this.phase = phase;
  }

  @Override
  public int getPhase() {
    return phase;
  }

  @Override
  public synchronized void start() {
    try {
      see(Queues.PARKING, CaseOrder.Place.ASIDE);
      for (Party party : parties) {
        see(Queues.dead(party.name()), CaseOrder.Place.ASIDE);
        see(Queues.held(party.name()), CaseOrder.Place.HELD);
        findOvertaken(party.name());
      }
    } catch (JMSException failure) {
      throw new IllegalStateException("the broker's queues cannot be read", failure);
    }
    order.settleAll();
    running = true;
  }

  @Override
  public synchronized void stop() {
    releases.shutdown();
    running = false;
  }

  @Override
  public synchronized boolean isRunning() {
    return running;
  }

  private void see(String queue, CaseOrder.Place place) throws JMSException {
    browsing.each(queue, null, message -> each(message, output -> see(output, place)));
  }

  private void see(Output output, CaseOrder.Place place) {
    order.seen(output.party(), output.caseId(), output.sequence(), place);
  }

  /** A message that came back lies behind later ones of its case; those must still wait for it. */
  private void findOvertaken(PartyName party) throws JMSException {
    Map<CaseId, Long> latest = new HashMap<>();
    // Held ones are brought back as soon as nothing stands before them, so they count too.
    browsing.each(
        Queues.held(party),
        null,
        message -> each(message, held -> latest.merge(held.caseId(), held.sequence(), Math::max)));
    for (String queue : List.of(Queues.send(party), Queues.out(party))) {
      browsing.each(
          queue,
          null,
          message ->
              each(
                  message,
                  output -> {
                    long before = latest.getOrDefault(output.caseId(), Long.MIN_VALUE);
                    if (output.sequence() < before) {
                      see(output, CaseOrder.Place.MOVING);
                    } else {
                      latest.put(output.caseId(), output.sequence());
                    }
                  }));
    }
  }

  private interface Seen {
    void is(Output output);
  }

  private static void each(Message message, Seen seen) throws JMSException {
    Output output = output(message);
    if (output != null) {
      seen.is(output);
    }
  }

  /** Null for what is no output: parked by a flow, or a stranger's. */
  private static @Nullable Output output(Message message) throws JMSException {
    try {
      return readOutput(message);
    } catch (IllegalArgumentException strange) {
      LOG.error("ALARM: the properties of a queued message cannot be read", strange);
      return null;
    }
  }

  private static @Nullable Output readOutput(Message message) throws JMSException {
    String party = message.getStringProperty(QueuedMessage.PARTY);
    String caseId = message.getStringProperty(QueuedMessage.CASE);
    String sequence = message.getStringProperty(QueuedMessage.SEQUENCE);
    return party == null || caseId == null || sequence == null
        ? null
        : new Output(new PartyName(party), CaseId.parse(caseId), Long.parseLong(sequence));
  }
}
