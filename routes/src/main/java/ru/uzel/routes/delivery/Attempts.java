package ru.uzel.routes.delivery;

import jakarta.jms.JMSException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.party.RetryPolicy;
import ru.uzel.routes.broker.QueuedMessage;
import ru.uzel.routes.broker.SessionPool;
import ru.uzel.routes.journal.JournalForm;

/** The attempts at one message: how many, since when, and which of them are recorded. */
final class Attempts {

  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);
  private static final Duration BETWEEN_RECORDS = Duration.ofMinutes(1);

  private final Clock clock;
  private final SessionPool sessions;
  private final DeliveryRecords records;
  private int count;
  private @Nullable Instant firstAt;
  private @Nullable Instant recordedAt;

  Attempts(Clock clock, SessionPool sessions, DeliveryRecords records) {
    this.clock = clock;
    this.sessions = sessions;
    this.records = records;
  }

  void begin() {
    count++;
    if (firstAt == null) {
      firstAt = clock.instant();
    }
  }

  int count() {
    return count;
  }

  /**
   * Records the failure, the first one and then at most one a minute.
   *
   * @return whether patience is left
   */
  boolean failed(Envelope envelope, RetryableFailure failure, RetryPolicy policy) {
    Instant now = clock.instant();
    Instant last = recordedAt;
    if (last == null || !now.isBefore(last.plus(BETWEEN_RECORDS))) {
      recordedAt = now;
      record(envelope, failure);
    }
    Instant first = firstAt == null ? now : firstAt;
    return failure.isWithoutLimit() || now.isBefore(first.plus(policy.patience()));
  }

  /** In a transaction of its own, for the message's may stay open for days. */
  private void record(Envelope envelope, RetryableFailure failure) {
    LOG.warn(
        "Attempt {} at output {} for party {} failed: {}",
        count,
        envelope.id(),
        envelope.target(),
        failure.reason());
    QueuedMessage message =
        JournalForm.queued(List.of(records.failedAttempts(envelope, failure, count)));
    try {
      sessions.transact(session -> session.send(message));
    } catch (JMSException unrecorded) {
      LOG.error("A failed attempt at output {} could not be recorded", envelope.id(), unrecorded);
    }
  }
}
