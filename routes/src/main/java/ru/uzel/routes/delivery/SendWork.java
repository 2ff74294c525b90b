package ru.uzel.routes.delivery;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.delivery.DeliveryReceipt;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.delivery.Resend;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.party.Party;
import ru.uzel.routes.broker.QueuedMessage;
import ru.uzel.routes.broker.Step;
import ru.uzel.routes.broker.StepSession;
import ru.uzel.routes.failure.InternalFailure;
import ru.uzel.routes.failure.Work;
import ru.uzel.routes.journal.JournalForm;
import ru.uzel.routes.message.PreparedForm;
import ru.uzel.routes.message.PreparedForm.QueuedPrepared;

/** Transmits one prepared message: the same bytes at every attempt. */
final class SendWork implements Work {

  /** The reasons by which an adapter says that the partner refused an id for its age. */
  private static final Set<String> STALE = Set.of("StaleMessageId", "EndOfLifeReached");

  private final Delivery delivery;
  private final Message received;
  private final StepSession session;
  private final Attempts attempts;
  private @Nullable QueuedPrepared queued;
  private boolean outcomeUnknown;

  /** As {@link #outcomeUnknown}, but no operator's word ends it: only the partner's own does. */
  private boolean mayHaveArrived;

  private boolean partyPaused;
  private @Nullable Envelope reissued;

  SendWork(Delivery delivery, Message received, StepSession session) {
    this.delivery = delivery;
    this.received = received;
    this.session = session;
    this.attempts = delivery.attempts();
  }

  @Override
  public void attempt() throws JMSException {
    partyPaused = false;
    QueuedPrepared read = queued == null ? read() : queued;
    PreparedMessage prepared = read.prepared();
    Envelope envelope = prepared.envelope();
    if (!delivery.order().mayGo(envelope.target(), envelope.caseId(), envelope.sequence())) {
      delivery.aside().hold(session, received, envelope, mayHaveArrived);
      return;
    }
    Party party = delivery.party(envelope);
    if (reissued != null) {
      reissue(read, party);
      return;
    }
    if (outcomeUnknown && delivery.mapping(party).resend(party) == Resend.NEITHER) {
      delivery.aside().parkUnknown(session, received, envelope, unknownOutcome());
      return;
    }
    try {
      DeliveryReceipt receipt = exchange(party, prepared);
      Step.SEND.afterSend(delivery.faults());
      session.send(
          JournalForm.queued(
              List.of(delivery.records().delivered(envelope, receipt, attempts.count()))));
      session.afterCommit(
          () ->
              delivery.order().finished(envelope.target(), envelope.caseId(), envelope.sequence()));
    } catch (RejectedFailure refused) {
      if (!isStale(refused) || mayHaveArrived) {
        throw refused;
      }
      // Where clocks disagree, or an end of life is too near, the next id is refused as well.
      delivery.waiting().pause(party.retry().firstDelay());
      reissue(read, party);
    }
  }

  private QueuedPrepared read() throws JMSException {
    try {
      QueuedPrepared bare = PreparedForm.read(received);
      QueuedPrepared read =
          new QueuedPrepared(
              delivery.outbound().withFiles(bare.prepared(), bare.canonicalJson()),
              bare.canonicalJson());
      queued = read;
      boolean arrivedBefore = received.propertyExists(QueuedMessage.MAY_HAVE_ARRIVED);
      outcomeUnknown =
          received.getJMSRedelivered()
              || received.getJMSTimestamp() < delivery.startedAt().toEpochMilli()
              || (received.propertyExists(QueuedMessage.RETURNED)
                  ? canBeAsked(read)
                  : arrivedBefore);
      mayHaveArrived = outcomeUnknown || arrivedBefore;
      return read;
    } catch (IllegalArgumentException unreadable) {
      throw InternalFailure.unreadable(unreadable);
    }
  }

  /** After an operator's retry of something dead, asking first costs little. */
  private boolean canBeAsked(QueuedPrepared read) {
    Party party = delivery.party(read.prepared().envelope());
    return delivery.mapping(party).resend(party) == Resend.QUERYABLE;
  }

  private DeliveryReceipt exchange(Party party, PreparedMessage prepared) {
    try (PartyGate.Pass pass = delivery.gates().of(party.name()).enter()) {
      attempts.begin();
      try {
        Step.SEND.beforeSend(delivery.faults());
        DeliveryReceipt receipt = alreadyThere(party, prepared);
        if (receipt == null) {
          receipt = delivery.adapters().send(party, prepared);
        }
        pass.answered();
        return receipt;
      } catch (RetryableFailure failure) {
        if (failure.effect() == RetryableFailure.Effect.UNKNOWN) {
          mayHaveArrived();
        }
        if (failure.scope() == RetryableFailure.Scope.PARTY) {
          partyPaused = true;
          pass.partyFailed(failure.reason(), party.retry());
        } else {
          pass.answered();
        }
        throw failure;
      } catch (RejectedFailure failure) {
        if (failure.code() == FailureCode.INTERNAL) {
          mayHaveArrived();
        }
        pass.answered();
        throw failure;
      } catch (HubFailure failure) {
        // An answer that is not trusted, or not understood, is no refusal.
        mayHaveArrived();
        pass.answered();
        throw failure;
      }
    }
  }

  private void mayHaveArrived() {
    outcomeUnknown = true;
    mayHaveArrived = true;
  }

  /** Asks a partner that can be asked, where an earlier attempt may have reached it. */
  private @Nullable DeliveryReceipt alreadyThere(Party party, PreparedMessage prepared) {
    if (!outcomeUnknown || delivery.mapping(party).resend(party) != Resend.QUERYABLE) {
      return null;
    }
    DeliveryReceipt receipt = delivery.adapters().query(party, prepared);
    outcomeUnknown = receipt != null;
    mayHaveArrived = outcomeUnknown;
    return receipt;
  }

  private static boolean isStale(RejectedFailure refused) {
    return refused.code() == FailureCode.PARTNER_REFUSED
        && refused.where().filter(STALE::contains).isPresent();
  }

  /** Every earlier attempt was refused, so the message may go under another id, prepared anew. */
  private void reissue(QueuedPrepared read, Party party) throws JMSException {
    Envelope envelope = read.prepared().envelope();
    Envelope fresh =
        reissued == null ? envelope.reissuedAs(delivery.mapping(party).newReference()) : reissued;
    reissued = fresh;
    delivery.decisions().registerReference(fresh);
    session.send(delivery.outbound().queued(fresh, read.canonicalJson()));
    session.send(JournalForm.queued(List.of(delivery.records().reissued(envelope, fresh))));
    // Known before the commit; a message never waits for itself, so a rollback does no harm.
    delivery.order().moving(envelope.target(), envelope.caseId(), envelope.sequence());
  }

  @Override
  public boolean again(RetryableFailure failure) {
    QueuedPrepared read = queued;
    if (read == null) {
      return false;
    }
    Envelope envelope = read.prepared().envelope();
    Party party = delivery.party(envelope);
    boolean patient = attempts.failed(envelope, failure, party.retry());
    if (patient && !partyPaused) {
      delivery.waiting().pause(party.retry().delayAfter(Math.max(1, attempts.count())));
    }
    return patient;
  }

  @Override
  public void giveUp(HubFailure failure) throws JMSException {
    session.requireUnused();
    QueuedPrepared read = queued;
    if (read == null) {
      delivery.aside().parkUnreadable(session, received);
      return;
    }
    Envelope envelope = read.prepared().envelope();
    if (mayHaveArrived && failure instanceof RejectedFailure refused && isStale(refused)) {
      delivery.aside().parkUnknown(session, received, envelope, failure);
    } else {
      delivery
          .aside()
          .giveUp(session, received, envelope, failure, attempts.count(), mayHaveArrived);
    }
  }

  private static HubFailure unknownOutcome() {
    return new RejectedFailure(
        FailureCode.OUTCOME_UNKNOWN,
        Origin.HUB,
        "an earlier attempt may have reached the partner, which can neither be asked nor sent to"
            + " again",
        null);
  }
}
