package ru.uzel.routes.broker;

import jakarta.jms.BytesMessage;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.model.configuration.FaultPoints;

/**
 * A transacted session that tells when it committed. Consumers of Camel commit out of our sight;
 * this is the one place that every commit passes. Used by one thread at a time, as JMS demands.
 */
public final class StepSession implements InvocationHandler {

  private static final Logger LOG = LoggerFactory.getLogger(StepSession.class);

  private final Session session;
  private final Step step;
  private final FaultPoints faults;
  private final Map<String, Destination> destinations = new HashMap<>();
  private final List<Runnable> afterCommit = new ArrayList<>(2);
  private @Nullable MessageProducer producer;
  private boolean sent;

  private StepSession(Session session, Step step, FaultPoints faults) {
    this.session = session;
    this.step = step;
    this.faults = faults;
  }

  static Session around(Session session, Step step, FaultPoints faults) {
    return (Session)
        Proxy.newProxyInstance(
            StepSession.class.getClassLoader(),
            new Class<?>[] {Session.class},
            new StepSession(session, step, faults));
  }

  /** The step's session behind a JMS session made by {@link StepConnections}. */
  public static StepSession of(Session session) {
    return (StepSession) Proxy.getInvocationHandler(session);
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    switch (method.getName()) {
      case "commit" -> {
        if (sent) {
          commit();
        } else {
          // Spring's container commits after each idle wait too; no step of the hub ends so.
          session.commit();
        }
        return null;
      }
      case "rollback" -> {
        afterCommit.clear();
        sent = false;
        session.rollback();
        return null;
      }
      default -> {
        try {
          return method.invoke(session, arguments);
        } catch (InvocationTargetException failure) {
          throw failure.getCause() == null ? failure : failure.getCause();
        }
      }
    }
  }

  /** Sends within the session's transaction. */
  public void send(QueuedMessage message) throws JMSException {
    sent = true;
    try {
      BytesMessage jms = session.createBytesMessage();
      jms.writeBytes(message.body());
      if (message.group() != null) {
        jms.setStringProperty("JMSXGroupID", message.group());
      }
      for (Map.Entry<String, String> property : message.properties().entrySet()) {
        jms.setStringProperty(property.getKey(), property.getValue());
      }
      producer()
          .send(
              queue(message.queue()),
              jms,
              DeliveryMode.PERSISTENT,
              message.priority(),
              Message.DEFAULT_TIME_TO_LIVE);
    } catch (RuntimeException failure) {
      throw broken(failure);
    }
  }

  /**
   * Demands that nothing was sent yet in this transaction: what gives a message up must not commit
   * half of what the message was to bring about.
   */
  public void requireUnused() throws JMSException {
    if (sent) {
      throw new JMSException("failed between its sends: the transaction must be rolled back");
    }
  }

  /** Sends a received message on as it is, whatever it is. */
  public void forward(Message message, String queue) throws JMSException {
    sent = true;
    producer()
        .send(
            queue(queue),
            message,
            DeliveryMode.PERSISTENT,
            message.getJMSPriority(),
            Message.DEFAULT_TIME_TO_LIVE);
  }

  /** Moves a received message to where it waits for a person or for its turn. */
  public void putAside(Message received, String queue, Map<String, String> more)
      throws JMSException {
    if (!(received instanceof BytesMessage)) {
      // A stranger's: kept as it is.
      forward(received, queue);
      return;
    }
    QueuedMessage moved = QueuedMessage.moved(received, queue);
    for (Map.Entry<String, String> property : more.entrySet()) {
      moved = moved.with(property.getKey(), property.getValue());
    }
    send(moved);
  }

  /** Runs once the transaction under way is committed, and not at all if it is rolled back. */
  public void afterCommit(Runnable action) {
    afterCommit.add(action);
  }

  public Session jms() {
    return session;
  }

  public void commit() throws JMSException {
    List<Runnable> actions = List.copyOf(afterCommit);
    afterCommit.clear();
    sent = false;
    try {
      step.beforeCommit(faults);
      session.commit();
    } catch (RuntimeException failure) {
      // Spring's container takes only a JMSException for a transaction that must be rolled back.
      throw broken(failure);
    }
    step.afterCommit(faults);
    for (Runnable action : actions) {
      try {
        action.run();
      } catch (RuntimeException failure) {
        // The broker has the outcome; an error here must not make the consumer believe otherwise.
        LOG.error("What should follow a commit of step {} failed", step, failure);
      }
    }
  }

  private static JMSException broken(RuntimeException failure) {
    JMSException broken = new JMSException("the broker's client failed");
    broken.initCause(failure);
    return broken;
  }

  private MessageProducer producer() throws JMSException {
    MessageProducer current = producer;
    if (current == null) {
      current = session.createProducer(null);
      current.setDisableMessageID(true);
      producer = current;
    }
    return current;
  }

  private Destination queue(String name) throws JMSException {
    Destination known = destinations.get(name);
    if (known == null) {
      known = session.createQueue(name);
      destinations.put(name, known);
    }
    return known;
  }
}
