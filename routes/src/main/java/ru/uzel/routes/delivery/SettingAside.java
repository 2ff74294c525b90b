package ru.uzel.routes.delivery;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.failure.UntrustedFailure;
import ru.uzel.model.journal.JournalEntry;
import ru.uzel.routes.broker.QueuedMessage;
import ru.uzel.routes.broker.Queues;
import ru.uzel.routes.broker.StepSession;
import ru.uzel.routes.journal.JournalForm;

/** Puts outputs where they wait: for a person, or behind an earlier message of their case. */
final class SettingAside {

  private static final Logger LOG = LoggerFactory.getLogger(SettingAside.class);

  private static final Map<String, String> ARRIVED = Map.of(QueuedMessage.MAY_HAVE_ARRIVED, "true");

  private final CaseOrder order;
  private final DeliveryRecords records;

  SettingAside(CaseOrder order, DeliveryRecords records) {
    this.order = order;
    this.records = records;
  }

  /**
   * Dead where the partner or its absence is the reason, parked where the hub does not know what to
   * do.
   */
  void giveUp(
      StepSession session,
      Message received,
      Envelope envelope,
      HubFailure failure,
      int attempts,
      boolean mayHaveArrived)
      throws JMSException {
    boolean spent = failure instanceof RetryableFailure;
    boolean dead =
        spent || (failure instanceof RejectedFailure && failure.code() != FailureCode.INTERNAL);
    List<JournalEntry> entries = new ArrayList<>(2);
    if (dead) {
      FailureCode code = spent ? FailureCode.PATIENCE_SPENT : failure.code();
      entries.add(records.dead(envelope, failure, code, attempts));
    } else {
      if (failure instanceof UntrustedFailure) {
        entries.add(records.untrusted(envelope, failure));
      }
      entries.add(records.parked(envelope, failure, failure.code()));
    }
    String queue = dead ? Queues.dead(envelope.target()) : Queues.PARKING;
    putAside(session, received, envelope, queue, entries, failure.code(), mayHaveArrived);
  }

  /** Nobody knows whether the partner has it, and nobody can find out. */
  void parkUnknown(StepSession session, Message received, Envelope envelope, HubFailure failure)
      throws JMSException {
    putAside(
        session,
        received,
        envelope,
        Queues.PARKING,
        List.of(records.parked(envelope, failure, FailureCode.OUTCOME_UNKNOWN)),
        FailureCode.OUTCOME_UNKNOWN,
        true);
  }

  void hold(StepSession session, Message received, Envelope envelope, boolean mayHaveArrived)
      throws JMSException {
    session.putAside(received, Queues.held(envelope.target()), mayHaveArrived ? ARRIVED : Map.of());
    session.send(JournalForm.queued(List.of(records.held(envelope))));
    session.afterCommit(
        () -> order.held(envelope.target(), envelope.caseId(), envelope.sequence()));
  }

  /** A queued form that cannot be read: its properties are all that is known. */
  void parkUnreadable(StepSession session, Message received) throws JMSException {
    LOG.error("ALARM: an output that cannot be read is parked");
    session.putAside(
        received, Queues.PARKING, Map.of(QueuedMessage.HOME, QueuedMessage.queueOf(received)));
    session.send(JournalForm.queued(List.of(records.unreadable(received))));
  }

  private void putAside(
      StepSession session,
      Message received,
      Envelope envelope,
      String queue,
      List<JournalEntry> entries,
      FailureCode code,
      boolean mayHaveArrived)
      throws JMSException {
    LOG.warn(
        "ALARM: output {} for party {} goes to '{}': {}",
        envelope.id(),
        envelope.target(),
        queue,
        code.wireName());
    Map<String, String> properties = new HashMap<>(mayHaveArrived ? ARRIVED : Map.of());
    properties.put(QueuedMessage.HOME, QueuedMessage.queueOf(received));
    session.putAside(received, queue, properties);
    session.send(JournalForm.queued(entries));
    // Known before the commit; a message never waits for itself, so a rollback does no harm.
    order.aside(envelope.target(), envelope.caseId(), envelope.sequence());
  }
}
