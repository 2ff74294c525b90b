package ru.uzel.model.party;

import java.time.Duration;

/**
 * How long to go on with a message that meets retryable failures.
 *
 * @param firstDelay wait before the second attempt; doubled after each further one
 * @param longestDelay the most a wait may grow to
 * @param patience time from the first attempt after which the message goes to {@code dead.<party>}
 */
public record RetryPolicy(Duration firstDelay, Duration longestDelay, Duration patience) {

  public Duration delayAfter(int attempts) {
    Duration delay = firstDelay.multipliedBy(1L << Math.min(Math.max(attempts - 1, 0), 20));
    return delay.compareTo(longestDelay) > 0 ? longestDelay : delay;
  }
}
