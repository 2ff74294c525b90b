package ru.uzel.routes.failure;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.JmsMessage;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.routes.broker.StepSession;

/**
 * What a step does with one message, within one broker transaction. It is kept with the exchange
 * over all attempts, so that what was read or mapped once is not done again.
 */
public interface Work {

  /** The exchange property that carries it. */
  String PROPERTY = "uzel.work";

  /** One attempt. */
  void attempt() throws JMSException;

  /**
   * Called after an attempt failed retryably; waits until the next one is due.
   *
   * @return false when there is to be no further attempt
   * @throws ru.uzel.routes.broker.StoppingException when the hub stops meanwhile
   */
  boolean again(RetryableFailure failure);

  /** Puts the message where a person finds it, with a record. */
  void giveUp(HubFailure failure) throws JMSException;

  /** Begins work on a message just received. */
  @FunctionalInterface
  interface Beginning {
    Work begin(Message message, StepSession session);
  }

  /** The work on an exchange's message; begun at the first attempt. */
  static Work on(Exchange exchange, Beginning beginning) {
    Work begun = exchange.getProperty(PROPERTY, Work.class);
    if (begun != null) {
      return begun;
    }
    if (!(exchange.getIn() instanceof JmsMessage in)) {
      throw new IllegalStateException("no message from a queue");
    }
    Work work = beginning.begin(in.getJmsMessage(), StepSession.of(in.getJmsSession()));
    exchange.setProperty(PROPERTY, work);
    return work;
  }
}
