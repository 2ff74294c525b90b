package ru.uzel.routes.broker;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.jms.JmsConfiguration;

/**
 * One step's consumers: a Camel JMS component of its own, with local session transactions. Without
 * a transaction manager and with the consumer kept, a message costs a twentieth of what camel-jms
 * spends by default.
 */
public final class Consumers {

  private static final long RECOVERY_MILLIS = 1_000;

  private final String component;
  private final StepConnections connections;
  private final AtomicInteger startupOrder;

  public Consumers(StepConnections connections, Step step) {
    this.connections = connections;
    this.component = "uzel-" + step.name().toLowerCase(Locale.ROOT);
    this.startupOrder = new AtomicInteger(startupOrder(step));
  }

  /**
   * Downstream first, so that what comes in finds everything after it at work; and all above
   * Camel's own numbers (from 1000), so that adapters' sending routes are there before.
   */
  private static int startupOrder(Step step) {
    return switch (step) {
      case SEND -> 100_000;
      case PREPARE -> 200_000;
      default -> 300_000;
    };
  }

  public void register(CamelContext camel) {
    JmsConfiguration configuration = new JmsConfiguration(connections);
    configuration.setTransacted(true);
    configuration.setLazyCreateTransactionManager(false);
    configuration.setCacheLevelName("CACHE_CONSUMER");
    // The steps read the JMS message themselves.
    configuration.setMapJmsMessage(false);
    configuration.setDisableReplyTo(true);
    configuration.setErrorHandlerLogStackTrace(false);
    configuration.setRecoveryInterval(RECOVERY_MILLIS);
    camel.addComponent(component, new JmsComponent(configuration));
  }

  public String from(String queue, int consumers) {
    return component + ":queue:" + queue + "?concurrentConsumers=" + consumers;
  }

  public int nextStartupOrder() {
    return startupOrder.incrementAndGet();
  }
}
