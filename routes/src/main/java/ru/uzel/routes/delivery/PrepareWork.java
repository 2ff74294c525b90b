package ru.uzel.routes.delivery;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.delivery.WireMapping;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.message.Attachment;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;
import ru.uzel.routes.broker.QueuedMessage;
import ru.uzel.routes.broker.Step;
import ru.uzel.routes.broker.StepSession;
import ru.uzel.routes.failure.InternalFailure;
import ru.uzel.routes.failure.Work;
import ru.uzel.routes.journal.JournalForm;
import ru.uzel.routes.message.OutboundForm.QueuedOutput;
import ru.uzel.routes.message.PreparedForm;

/** Makes the partner's wire form of one output, once, and keeps the exact bytes. */
final class PrepareWork implements Work {

  private final Delivery delivery;
  private final Message received;
  private final StepSession session;
  private final Attempts attempts;
  private @Nullable QueuedOutput output;

  PrepareWork(Delivery delivery, Message received, StepSession session) {
    this.delivery = delivery;
    this.received = received;
    this.session = session;
    this.attempts = delivery.attempts();
  }

  @Override
  public void attempt() throws JMSException {
    QueuedOutput queued = output == null ? read() : output;
    output = queued;
    attempts.begin();
    Envelope envelope = queued.outbound().envelope();
    Party party = delivery.party(envelope);
    WireMapping mapping = delivery.mapping(party);
    WireBytes wire = mapping.toWire(party, queued.outbound());
    List<Attachment> files = queued.outbound().message().attachments();
    QueuedMessage prepared =
        PreparedForm.queued(new PreparedMessage(envelope, wire), queued.canonicalJson());
    QueuedMessage record =
        JournalForm.queued(
            mapping.carriesAttachments(queued.outbound())
                ? delivery.records().prepared(envelope, wire, files)
                : delivery.records().preparedWithout(envelope, wire, files));

    Step.PREPARE.beforeSend(delivery.faults());
    session.send(prepared);
    session.send(record);
    Step.PREPARE.afterSend(delivery.faults());
  }

  private QueuedOutput read() throws JMSException {
    try {
      return delivery.outbound().read(received);
    } catch (IllegalArgumentException unreadable) {
      throw InternalFailure.unreadable(unreadable);
    }
  }

  @Override
  public boolean again(RetryableFailure failure) {
    QueuedOutput queued = output;
    if (queued == null) {
      return false;
    }
    Envelope envelope = queued.outbound().envelope();
    Party party = delivery.party(envelope);
    boolean patient = attempts.failed(envelope, failure, party.retry());
    if (patient) {
      delivery.waiting().pause(party.retry().delayAfter(attempts.count()));
    }
    return patient;
  }

  @Override
  public void giveUp(HubFailure failure) throws JMSException {
    session.requireUnused();
    QueuedOutput queued = output;
    if (queued == null) {
      delivery.aside().parkUnreadable(session, received);
    } else {
      delivery
          .aside()
          .giveUp(
              session, received, queued.outbound().envelope(), failure, attempts.count(), false);
    }
  }
}
