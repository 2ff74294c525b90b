package ru.uzel.adapters.smev;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When one poller asks next: at once after a hit, else after a wait that doubles while nothing
 * comes. Activity of the party, a request sent to it or a hit of another of its pollers, makes the
 * wait the shortest again.
 */
final class PollRhythm {

  private final Duration shortest;
  private final Duration longest;
  private final AtomicLong activity;
  private Duration wait;
  private Instant asked = Instant.MIN;
  private Instant due = Instant.MIN;
  private long activitySeen;
  private boolean troubled;

  /**
   * @param activity counts what happens with the party
   */
  PollRhythm(Duration shortest, Duration longest, AtomicLong activity) {
    this.shortest = shortest;
    this.longest = longest;
    this.activity = activity;
    this.wait = shortest;
  }

  boolean isDue(Instant now) {
    long count = activity.get();
    if (count != activitySeen && !troubled) {
      activitySeen = count;
      wait = shortest;
      // Not at once: under load there is always activity, and every empty answer costs a signature.
      Instant soon = asked.equals(Instant.MIN) ? asked : asked.plus(shortest);
      due = soon.isBefore(due) ? soon : due;
    }
    return !now.isBefore(due);
  }

  void hit() {
    activitySeen = activity.incrementAndGet();
    wait = shortest;
    due = Instant.MIN;
    troubled = false;
  }

  void nothing(Instant now) {
    asked = now;
    due = now.plus(wait);
    wait = wait.multipliedBy(2).compareTo(longest) > 0 ? longest : wait.multipliedBy(2);
    troubled = false;
  }

  /** After what would only happen again: the longest wait, whatever else happens meanwhile. */
  void trouble(Instant now) {
    asked = now;
    due = now.plus(longest);
    wait = longest;
    troubled = true;
  }
}
