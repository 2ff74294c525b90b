package ru.uzel.routes.intake;

import jakarta.jms.JMSException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.ActiveMQDuplicateIdException;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.configuration.FaultPoints;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.intake.Intake;
import ru.uzel.model.intake.Receipt;
import ru.uzel.model.intake.Refusal;
import ru.uzel.model.journal.JournalEntry;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.signature.ContentHash;
import ru.uzel.routes.broker.QueuedMessage;
import ru.uzel.routes.broker.SessionPool;
import ru.uzel.routes.broker.Step;
import ru.uzel.routes.journal.JournalForm;
import ru.uzel.routes.journal.JournalRoom;
import ru.uzel.routes.message.AcceptedForm;

/** Takes messages in: one broker transaction for message and record, then the receipt. */
final class BrokerIntake implements Intake {

  private static final int STRIPES = 1024;

  private final SessionPool sessions;
  private final Repetitions repetitions;
  private final PendingMessages pending;
  private final InboundRecords records;
  private final JournalRoom room;
  private final ContentHash hash;
  private final Clock clock;
  private final FaultPoints faults;
  private final Object[] stripes = new Object[STRIPES];
  private volatile boolean open;

  BrokerIntake(
      SessionPool sessions,
      Repetitions repetitions,
      PendingMessages pending,
      InboundRecords records,
      JournalRoom room,
      ContentHash hash,
      Clock clock,
      FaultPoints faults) {
    this.sessions = sessions;
    this.repetitions = repetitions;
    this.pending = pending;
    this.records = records;
    this.room = room;
    this.hash = hash;
    this.clock = clock;
    this.faults = faults;
    for (int stripe = 0; stripe < STRIPES; stripe++) {
      stripes[stripe] = new Object();
    }
  }

  void open() {
    open = true;
  }

  @Override
  public Receipt accept(InboundMessage message) {
    if (!open) {
      throw unavailable("the hub is starting", RetryableFailure.Effect.NONE, null);
    }
    room.require();
    AcceptedMessage candidate = candidate(message);
    synchronized (stripe(candidate)) {
      Receipt first = repetitions.firstOf(candidate);
      return first == null
          ? take(candidate, message.verification(), true)
          : repeat(first, record(first, candidate));
    }
  }

  @Override
  public Optional<Receipt> repeated(
      PartyName party, ExternalId externalId, String version, WireBytes wire) {
    Receipt first = repetitions.firstOf(party, externalId, version);
    if (first == null) {
      return Optional.empty();
    }
    room.require();
    return Optional.of(
        repeat(first, records.repeated(first, party, externalId, hash.hex(wire.bytes()), null)));
  }

  @Override
  public void refuse(Refusal refusal) {
    records.refused(refusal, sessions, room);
  }

  @Override
  public Optional<AcceptedMessage> pending(PartyName party, MessageId id) {
    return pending.find(party, id);
  }

  private AcceptedMessage candidate(InboundMessage message) {
    // Whole milliseconds: a receipt read back from any store must equal the first.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String wireHash = hash.hex(message.wire().bytes());
    ExternalId given = message.externalId();
    return new AcceptedMessage(
        MessageId.next(),
        message.party(),
        given == null ? new ExternalId("bytes:" + wireHash) : given,
        given == null ? Long.toString(now.toEpochMilli()) : message.version(),
        message.kind(),
        message.groupKey(),
        message.wire(),
        wireHash,
        message.facts(),
        now,
        given == null ? message.repetitionWindow() : null,
        message.traceparent());
  }

  /** One key's messages come in one after the other, so that racing twins get one receipt. */
  private Object stripe(AcceptedMessage candidate) {
    int code = 31 * candidate.party().hashCode() + candidate.externalId().hashCode();
    return stripes[Math.floorMod(code ^ code >>> 16, STRIPES)];
  }

  private Receipt take(AcceptedMessage accepted, String verification, boolean guarded) {
    QueuedMessage message = AcceptedForm.queued(accepted);
    QueuedMessage queued =
        guarded
            ? message.with(
                QueuedMessage.BROKER_DUPLICATE_ID,
                accepted.party() + "|" + accepted.externalId() + "|" + accepted.version())
            : message;
    QueuedMessage record = JournalForm.queued(records.accepted(accepted, verification));
    // Before the commit: its flow may finish before this thread goes on.
    pending.add(accepted);
    try {
      sessions.transact(
          session -> {
            Step.INTAKE.beforeSend(faults);
            session.send(queued);
            session.send(record);
            Step.INTAKE.afterSend(faults);
          });
    } catch (JMSException | RuntimeException failure) {
      pending.remove(accepted.id());
      if (guarded && isDuplicateId(failure)) {
        return knownToBrokerOnly(accepted, verification);
      }
      throw unavailable(
          "the broker did not take the message", RetryableFailure.Effect.UNKNOWN, failure);
    }
    repetitions.remember(accepted);
    return new Receipt(accepted.id(), accepted.receivedAt(), accepted.wireHash(), false);
  }

  /**
   * The broker saw the key, and nobody remembers the receipt: memory is bounded and the book may be
   * away. The flow can tell for certain.
   */
  private Receipt knownToBrokerOnly(AcceptedMessage accepted, String verification) {
    Receipt first = repetitions.firstOf(accepted);
    return first == null
        ? take(accepted, verification, false)
        : repeat(first, record(first, accepted));
  }

  private JournalEntry record(Receipt first, AcceptedMessage candidate) {
    return records.repeated(
        first,
        candidate.party(),
        candidate.externalId(),
        candidate.wireHash(),
        candidate.traceparent());
  }

  private Receipt repeat(Receipt first, JournalEntry entry) {
    QueuedMessage record = JournalForm.queued(List.of(entry));
    try {
      sessions.transact(session -> session.send(record));
    } catch (JMSException failure) {
      throw unavailable(
          "the broker did not take the record", RetryableFailure.Effect.NONE, failure);
    }
    return new Receipt(first.id(), first.receivedAt(), first.wireHash(), true);
  }

  private static boolean isDuplicateId(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ActiveMQDuplicateIdException) {
        return true;
      }
    }
    return false;
  }

  private static RetryableFailure unavailable(
      String reason, RetryableFailure.Effect effect, @Nullable Throwable cause) {
    return new RetryableFailure(
        FailureCode.BROKER_UNAVAILABLE,
        Origin.HUB,
        reason,
        RetryableFailure.Scope.PARTY,
        effect,
        cause);
  }
}
