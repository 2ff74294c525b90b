package ru.uzel.routes.intake;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.party.Party;
import ru.uzel.routes.broker.Browsing;
import ru.uzel.routes.broker.QueuedMessage;
import ru.uzel.routes.broker.Queues;
import ru.uzel.routes.message.AcceptedForm;

/**
 * Opens the door once it is known again what was accepted before the last stop; runs before any
 * consumer and before any adapter listens.
 */
public final class IntakeOpening implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(IntakeOpening.class);

  private final Browsing browsing;
  private final List<Party> parties;
  private final PendingMessages pending;
  private final Repetitions repetitions;
  private final BrokerIntake intake;
  private final int phase;
  private boolean running;

  IntakeOpening(
      Browsing browsing,
      List<Party> parties,
      PendingMessages pending,
      Repetitions repetitions,
      BrokerIntake intake,
      int phase) {
    this.browsing = browsing;
    this.parties = parties;
    this.pending = pending;
    this.repetitions = repetitions;
    this.intake = intake;
    this.phase = phase;
  }

  @Override
  public int getPhase() {
    return phase;
  }

  @Override
  public synchronized void start() {
    try {
      for (Party party : parties) {
        browsing.each(Queues.in(party.name()), null, this::rememberAccepted);
      }
      browsing.each(Queues.PARKING, null, this::rememberParked);
    } catch (JMSException failure) {
      throw new IllegalStateException("the broker's queues cannot be read", failure);
    }
    intake.open();
    running = true;
  }

  @Override
  public synchronized void stop() {
    running = false;
  }

  @Override
  public synchronized boolean isRunning() {
    return running;
  }

  private void rememberParked(Message message) throws JMSException {
    String home = message.getStringProperty(QueuedMessage.HOME);
    if (home != null && Queues.isIncoming(home)) {
      rememberAccepted(message);
    }
  }

  private void rememberAccepted(Message message) throws JMSException {
    try {
      AcceptedMessage accepted = AcceptedForm.read(message);
      pending.add(accepted);
      repetitions.remember(accepted);
    } catch (IllegalArgumentException unreadable) {
      LOG.error("ALARM: a message in an input queue cannot be read; its flow will park it");
    }
  }
}
