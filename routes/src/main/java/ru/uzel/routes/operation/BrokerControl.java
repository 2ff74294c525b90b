package ru.uzel.routes.operation;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.journal.JournalEntry;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.operation.HubControl;
import ru.uzel.model.operation.PartyState;
import ru.uzel.model.operation.QueueState;
import ru.uzel.model.party.Party;
import ru.uzel.routes.broker.QueueDepths;
import ru.uzel.routes.broker.QueuedMessage;
import ru.uzel.routes.broker.Queues;
import ru.uzel.routes.broker.SessionPool;
import ru.uzel.routes.broker.StepSession;
import ru.uzel.routes.delivery.CaseOrder;
import ru.uzel.routes.delivery.PartyGates;
import ru.uzel.routes.intake.PendingMessages;
import ru.uzel.routes.journal.JournalForm;
import ru.uzel.routes.journal.JournalRecords;

/** The administrator's hand, by moving messages between queues in one transaction with a record. */
public final class BrokerControl implements HubControl {

  private static final int LONGEST_REASON = 500;

  private final List<Party> parties;
  private final QueueDepths depths;
  private final SessionPool sessions;
  private final CaseOrder order;
  private final PartyGates gates;
  private final PendingMessages pending;
  private final JournalRecords records;

  public BrokerControl(
      List<Party> parties,
      QueueDepths depths,
      SessionPool sessions,
      CaseOrder order,
      PartyGates gates,
      PendingMessages pending,
      JournalRecords records) {
    this.parties = parties;
    this.depths = depths;
    this.sessions = sessions;
    this.order = order;
    this.gates = gates;
    this.pending = pending;
    this.records = records;
  }

  @Override
  public List<QueueState> queues() {
    List<String> names = new ArrayList<>();
    for (Party party : parties) {
      PartyName name = party.name();
      names.addAll(
          List.of(
              Queues.in(name),
              Queues.out(name),
              Queues.send(name),
              Queues.held(name),
              Queues.dead(name)));
    }
    names.addAll(
        List.of(Queues.in(Party.HUB), Queues.PARKING, Queues.JOURNAL, Queues.UNREADABLE_JOURNAL));
    try {
      return depths.of(names).entrySet().stream()
          .map(depth -> new QueueState(depth.getKey(), depth.getValue()))
          .toList();
    } catch (JMSException failure) {
      throw unavailable(failure);
    }
  }

  @Override
  public List<PartyState> parties() {
    return gates.states(parties);
  }

  @Override
  public void retry(PartyName party, MessageId id, String operator, String reason) {
    transact(session -> retried(session, take(session, party, id), act("retry", operator, reason)));
  }

  @Override
  public void skip(PartyName party, MessageId id, String operator, String reason) {
    transact(session -> skipped(session, take(session, party, id), act("skip", operator, reason)));
  }

  private void retried(StepSession session, Aside aside, String act) throws JMSException {
    session.send(aside.returning().with(QueuedMessage.RETURNED, "true"));
    session.send(JournalForm.queued(List.of(record(aside, act))));
    if (aside.caseId() != null) {
      // Before the commit: after it the message may be delivered before this thread goes on. Should
      // the commit fail, the case waits just the same.
      order.moving(aside.party(), aside.caseId(), aside.sequence());
    }
  }

  private void skipped(StepSession session, Aside aside, String act) throws JMSException {
    session.send(JournalForm.queued(List.of(record(aside, act))));
    session.afterCommit(() -> gone(aside));
  }

  private void gone(Aside aside) {
    if (aside.caseId() == null) {
      pending.remove(aside.id());
    } else {
      order.finished(aside.party(), aside.caseId(), aside.sequence());
    }
  }

  private static Aside take(StepSession session, PartyName party, MessageId id)
      throws JMSException {
    String selector =
        QueuedMessage.ID + " = '" + id + "' AND " + QueuedMessage.PARTY + " = '" + party + "'";
    for (String queue : List.of(Queues.dead(party), Queues.PARKING)) {
      try (MessageConsumer consumer =
          session.jms().createConsumer(session.jms().createQueue(queue), selector)) {
        Message message = consumer.receiveNoWait();
        if (message != null) {
          return Aside.of(message, party, id);
        }
      }
    }
    throw new RejectedFailure(
        FailureCode.NOT_FOUND,
        Origin.CLIENT,
        "message " + id + " lies neither in " + Queues.dead(party) + " nor in " + Queues.PARKING,
        "messageId");
  }

  private JournalEntry record(Aside aside, String act) {
    JournalRecords.Draft draft =
        records
            .success(JournalType.OPERATOR, act)
            .of(aside.party(), null)
            .message(aside.id(), null);
    return (aside.caseId() == null ? draft : draft.inCase(aside.caseId())).entry();
  }

  static String act(String verb, String operator, String reason) {
    String text = verb + " by " + operator + ": " + reason;
    return text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) : text;
  }

  private void transact(SessionPool.Transaction transaction) {
    try {
      sessions.transact(transaction);
    } catch (JMSException failure) {
      throw unavailable(failure);
    }
  }

  static RetryableFailure unavailable(JMSException failure) {
    return new RetryableFailure(
        FailureCode.BROKER_UNAVAILABLE,
        Origin.HUB,
        "the broker does not answer",
        RetryableFailure.Scope.PARTY,
        RetryableFailure.Effect.UNKNOWN,
        failure);
  }

  /**
   * A message that stands aside, read while its consumer is open: Artemis streams large bodies.
   *
   * @param returning the message as it would go back
   * @param caseId null where a flow parked it: it has no case yet
   */
  private record Aside(
      QueuedMessage returning,
      PartyName party,
      MessageId id,
      @Nullable CaseId caseId,
      long sequence) {

    static Aside of(Message message, PartyName party, MessageId id) throws JMSException {
      String caseId = message.getStringProperty(QueuedMessage.CASE);
      String sequence = message.getStringProperty(QueuedMessage.SEQUENCE);
      return new Aside(
          QueuedMessage.moved(message, message.getStringProperty(QueuedMessage.HOME)),
          party,
          id,
          caseId == null ? null : CaseId.parse(caseId),
          sequence == null ? 0 : Long.parseLong(sequence));
    }
  }
}
