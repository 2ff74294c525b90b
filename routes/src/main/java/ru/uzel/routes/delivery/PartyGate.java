package ru.uzel.routes.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.operation.PartyState;
import ru.uzel.model.party.RetryPolicy;
import ru.uzel.routes.broker.Waiting;

/**
 * Lets deliveries to a party through, or pauses them all after a failure of the party as a whole;
 * when the pause is over one delivery tries, and its outcome decides for the others.
 */
final class PartyGate {

  private final PartyName party;
  private final Clock clock;
  private final Waiting waiting;
  private volatile boolean paused;
  private int failures;
  private boolean probing;
  private long changes;
  private @Nullable Instant nextAttemptAt;
  private @Nullable String reason;

  PartyGate(PartyName party, Clock clock, Waiting waiting) {
    this.party = party;
    this.clock = clock;
    this.waiting = waiting;
  }

  /** A permission to try once; its holder tells the outcome, or closes it without. */
  final class Pass implements AutoCloseable {

    private final boolean probe;
    private boolean told;

    private Pass(boolean probe) {
      this.probe = probe;
    }

    /** The party answered, whatever it said. */
    void answered() {
      told = true;
      if (paused) {
        open();
      }
    }

    void partyFailed(String why, RetryPolicy policy) {
      told = true;
      pause(this, why, policy);
    }

    @Override
    public void close() {
      if (probe && !told) {
        abandon();
      }
    }
  }

  /**
   * Waits while the party is paused.
   *
   * @throws ru.uzel.routes.broker.StoppingException when the hub stops meanwhile
   */
  Pass enter() {
    if (!paused) {
      return new Pass(false);
    }
    while (true) {
      Duration left;
      long seen;
      synchronized (this) {
        if (!paused) {
          return new Pass(false);
        }
        left = untilNext();
        if (!probing && (left.isZero() || left.isNegative())) {
          probing = true;
          return new Pass(true);
        }
        seen = changes;
      }
      waiting.pause(
          left.isZero() || left.isNegative() ? Duration.ofSeconds(1) : left,
          () -> changes() != seen);
    }
  }

  synchronized PartyState state(int heldCases) {
    return new PartyState(party, paused, reason, nextAttemptAt, heldCases);
  }

  private synchronized long changes() {
    return changes;
  }

  private void open() {
    synchronized (this) {
      paused = false;
      failures = 0;
      probing = false;
      nextAttemptAt = null;
      reason = null;
      changes++;
    }
    waiting.wake();
  }

  private void pause(Pass pass, String why, RetryPolicy policy) {
    synchronized (this) {
      if (paused && !pass.probe) {
        // It was under way when another failed: one failure of the party counts once.
        return;
      }
      failures++;
      nextAttemptAt = clock.instant().plus(policy.delayAfter(failures));
      reason = why;
      paused = true;
      probing = false;
      changes++;
    }
    waiting.wake();
  }

  private void abandon() {
    synchronized (this) {
      probing = false;
      changes++;
    }
    waiting.wake();
  }

  private Duration untilNext() {
    Instant next = nextAttemptAt;
    return next == null ? Duration.ZERO : Duration.between(clock.instant(), next);
  }
}
