package ru.uzel.bench.replay.edge;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Consumer;

/** Waits longer and longer while the hub does not answer, and tells so now and then. */
final class Patience {

  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration LONGEST_ASKED = Duration.ofMinutes(10);

  private final Stop stop;
  private final Consumer<String> told;
  private Duration next = Duration.ofMillis(250);

  Patience(Stop stop, Consumer<String> told) {
    this.stop = stop;
    this.told = told;
  }

  void wait(String why) throws InterruptedException {
    wait(why, Optional.empty());
  }

  /**
   * Waits once.
   *
   * @param retryAfter what the hub asked for by Retry-After
   */
  void wait(String why, Optional<String> retryAfter) throws InterruptedException {
    Duration time = retryAfter.flatMap(Patience::asked).orElse(next);
    if (time.compareTo(Duration.ofSeconds(1)) >= 0) {
      told.accept(why + "; следующая попытка через " + time.toSeconds() + " с");
    }
    stop.pause(time);
    next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
  }

  /** RFC 9110 §10.2.3: seconds, or a date. */
  private static Optional<Duration> asked(String header) {
    try {
      Duration time =
          header.strip().matches("\\d{1,9}")
              ? Duration.ofSeconds(Long.parseLong(header.strip()))
              : Duration.between(
                  Instant.now(),
                  ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                      .toInstant());
      Duration bounded = time.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : time;
      return Optional.of(bounded.isNegative() ? Duration.ZERO : bounded);
    } catch (DateTimeParseException unreadable) {
      return Optional.empty();
    }
  }
}
