package ru.uzel.routes.flow;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.operation.HubControl;
import ru.uzel.routes.broker.Browsing;
import ru.uzel.routes.broker.QueuedMessage;
import ru.uzel.routes.broker.Queues;
import ru.uzel.routes.message.AcceptedForm;

/**
 * Looks, once the flows can be asked, at what flows parked before: what this configuration has a
 * way for goes back to where it came from. So whoever maps an unknown category or status need not
 * fetch the messages that waited for it one by one.
 */
final class Reconsideration implements StartupListener {

  private static final Logger LOG = LoggerFactory.getLogger(Reconsideration.class);
  private static final String OPERATOR = "uzel";
  private static final String REASON = "the configuration has a way for it now";

  /** Only these can be cured by a configuration; the rest would but come back with a new alarm. */
  private static final String UNKNOWN =
      Stream.of(
              FailureCode.UNKNOWN_CATEGORY,
              FailureCode.UNKNOWN_STATUS,
              FailureCode.UNKNOWN_PARTY,
              FailureCode.UNKNOWN_YEAR,
              FailureCode.NO_FLOW)
          .map(code -> "'" + code.wireName() + "'")
          .collect(Collectors.joining(", ", QueuedMessage.FAILURE + " IN (", ")"));

  private record Parked(PartyName party, MessageId id) {}

  private final Browsing browsing;
  private final FlowStep step;
  private final HubControl control;

  Reconsideration(Browsing browsing, FlowStep step, HubControl control) {
    this.browsing = browsing;
    this.step = step;
    this.control = control;
  }

  @Override
  public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
    // Only when all of it runs, see below.
  }

  @Override
  public void onCamelContextFullyStarted(CamelContext context, boolean alreadyStarted) {
    ExecutorService thread =
        context.getExecutorServiceManager().newSingleThreadExecutor(this, "reconsideration");
    thread.execute(this::reconsider);
    thread.shutdown();
  }

  private void reconsider() {
    try {
      // First looked at, then taken: a browser must not meet what it moves.
      List<Parked> ready = new ArrayList<>();
      browsing.each(Queues.PARKING, UNKNOWN, message -> look(message, ready));
      for (Parked each : ready) {
        control.retry(each.party(), each.id(), OPERATOR, REASON);
      }
      if (!ready.isEmpty()) {
        LOG.info("{} parked messages have a way now and were released", ready.size());
      }
    } catch (JMSException | HubFailure failure) {
      LOG.warn("Parked messages could not be looked at, they stay: {}", failure.getMessage());
    }
  }

  private void look(Message message, List<Parked> ready) {
    try {
      AcceptedMessage accepted = AcceptedForm.read(message);
      if (step.hasWayFor(accepted, step.canonical(accepted))) {
        ready.add(new Parked(accepted.party(), accepted.id()));
      }
    } catch (HubFailure | IllegalArgumentException | JMSException stillUnfit) {
      LOG.debug("A parked message stays parked", stillUnfit);
    }
  }
}
