package ru.uzel.adapters.smev;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When one poller asks next: at once after a hit, else after a wait that doubles while nothing
 * comes. A hit of any of the party's pollers ends the waits of all.
 */
final class PollRhythm {

  private final Duration shortest;
  private final Duration longest;
  private final AtomicLong hits;
  private Duration wait;
  private Instant due = Instant.MIN;
  private long hitsSeen;
  private boolean troubled;

  /**
   * @param hits counted by all pollers of one party
   */
  PollRhythm(Duration shortest, Duration longest, AtomicLong hits) {
    this.shortest = shortest;
    this.longest = longest;
    this.hits = hits;
    this.wait = shortest;
  }

  boolean isDue(Instant now) {
    long count = hits.get();
    if (count != hitsSeen && !troubled) {
      hitsSeen = count;
      wait = shortest;
      due = Instant.MIN;
    }
    return !now.isBefore(due);
  }

  void hit() {
    hitsSeen = hits.incrementAndGet();
    wait = shortest;
    due = Instant.MIN;
    troubled = false;
  }

  void nothing(Instant now) {
    due = now.plus(wait);
    wait = wait.multipliedBy(2).compareTo(longest) > 0 ? longest : wait.multipliedBy(2);
    troubled = false;
  }

  /** After what would only happen again: the longest wait, whatever the others see meanwhile. */
  void trouble(Instant now) {
    due = now.plus(longest);
    wait = longest;
    troubled = true;
  }
}
