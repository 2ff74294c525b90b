package ru.uzel.routes.failure;

import jakarta.jms.JMSException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.support.LifecycleStrategySupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.routes.broker.StoppingException;
import ru.uzel.routes.broker.Waiting;

/**
 * The one place where failures of steps are answered. Retryable: again, in place, as long as the
 * work says so. Other hub failures, and defects: the work gives the message up. Broker trouble and
 * the hub's stop: roll back, and the message stays where it lay.
 */
public final class FailureReactions extends RouteConfigurationBuilder {

  public static final String ID = "uzel.failures";

  private static final Logger LOG = LoggerFactory.getLogger(FailureReactions.class);
  private static final long ROLLBACK_REST_MILLIS = 500;
  private static final long STOPPING_REST_MILLIS = 20;

  private final Waiting waiting;

  public FailureReactions(Waiting waiting) {
    this.waiting = waiting;
  }

  @Override
  public void configuration() {
    getCamelContext()
        .addLifecycleStrategy(
            new LifecycleStrategySupport() {
              @Override
              public void onContextStopping(CamelContext context) {
                waiting.stop();
              }
            });
    routeConfiguration(ID)
        .onException(RetryableFailure.class)
        .maximumRedeliveries(-1)
        .redeliveryDelay(0)
        .retryWhile(FailureReactions::again)
        .logExhausted(false)
        .logRetryAttempted(false)
        .handled(true)
        .process(this::giveUp)
        .end()
        .onException(StoppingException.class, JMSException.class)
        .maximumRedeliveries(0)
        .logExhausted(false)
        .handled(false)
        .process(this::rest)
        .end()
        .onException(Exception.class)
        .maximumRedeliveries(0)
        .logExhausted(false)
        .handled(true)
        .process(this::giveUp)
        .end();
  }

  private static boolean again(Exchange exchange) {
    Work work = exchange.getProperty(Work.PROPERTY, Work.class);
    return work != null
        && caught(exchange) instanceof RetryableFailure failure
        && work.again(failure);
  }

  private void giveUp(Exchange exchange) throws JMSException {
    Work work = exchange.getProperty(Work.PROPERTY, Work.class);
    Throwable caught = caught(exchange);
    if (work == null) {
      throw new IllegalStateException("a message failed before work on it began", caught);
    }
    try {
      work.giveUp(InternalFailure.of(caught));
    } catch (JMSException failure) {
      rest(exchange);
      throw failure;
    }
  }

  /** A rolled back message comes again at once: without a rest the consumer would spin. */
  private void rest(Exchange exchange) {
    boolean stopping = waiting.stopping();
    if (!stopping) {
      LOG.warn("A step is rolled back and done again", caught(exchange));
    }
    LockSupport.parkNanos(
        TimeUnit.MILLISECONDS.toNanos(stopping ? STOPPING_REST_MILLIS : ROLLBACK_REST_MILLIS));
  }

  private static Throwable caught(Exchange exchange) {
    Throwable caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    if (caught instanceof HubFailure) {
      return caught;
    }
    for (Throwable cause = caught; cause != null; cause = cause.getCause()) {
      if (cause instanceof RetryableFailure) {
        return cause;
      }
    }
    return caught == null ? new IllegalStateException("a failure without an exception") : caught;
  }
}
