package ru.uzel.routes.journal;

import jakarta.jms.JMSException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.routes.broker.QueueDepths;
import ru.uzel.routes.broker.Queues;

/** Whether the journal's queue can take more: nothing is accepted that cannot be recorded. */
public final class JournalRoom {

  private static final Logger LOG = LoggerFactory.getLogger(JournalRoom.class);
  private static final long SAMPLE_NANOS = 1_000_000_000L;

  private final QueueDepths depths;
  private final long bound;
  private final AtomicLong sampledAt = new AtomicLong(System.nanoTime() - SAMPLE_NANOS);
  private volatile long depth;

  /**
   * @param bound most messages that may wait for the database
   */
  public JournalRoom(QueueDepths depths, long bound) {
    this.depths = depths;
    this.bound = bound;
  }

  /**
   * @throws RetryableFailure with code JOURNAL_FULL
   */
  public void require() {
    if (!isThere()) {
      throw new RetryableFailure(
          FailureCode.JOURNAL_FULL,
          Origin.HUB,
          "the journal waits for its database with " + depth + " messages; the bound is " + bound,
          RetryableFailure.Scope.PARTY,
          RetryableFailure.Effect.NONE,
          null);
    }
  }

  public boolean isThere() {
    long now = System.nanoTime();
    long last = sampledAt.get();
    if (now - last >= SAMPLE_NANOS && sampledAt.compareAndSet(last, now)) {
      try {
        depth = depths.of(List.of(Queues.JOURNAL)).getOrDefault(Queues.JOURNAL, 0L);
      } catch (JMSException failure) {
        // The same trouble meets whoever asked at the very next send, which tells it.
        LOG.debug(
            "The depth of the journal's queue could not be read; the last one holds", failure);
      }
    }
    return depth < bound;
  }
}
