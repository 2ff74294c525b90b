package ru.uzel.adapters.smev;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PollRhythmTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final AtomicLong activity = new AtomicLong();
  private final PollRhythm rhythm = rhythm();

  @Test
  void asksAtOnceAfterAHit() {
    rhythm.nothing(START);
    rhythm.hit();

    assertThat(rhythm.isDue(START)).isTrue();
  }

  @Test
  void doublesItsWaitWhileNothingComes() {
    assertThat(waitAfterNothing()).isEqualTo(Duration.ofMillis(200));
    assertThat(waitAfterNothing()).isEqualTo(Duration.ofMillis(400));
    assertThat(waitAfterNothing()).isEqualTo(Duration.ofMillis(800));
    assertThat(waitAfterNothing()).isEqualTo(Duration.ofSeconds(1));
    assertThat(waitAfterNothing()).isEqualTo(Duration.ofSeconds(1));
    rhythm.hit();
    assertThat(waitAfterNothing()).isEqualTo(Duration.ofMillis(200));
  }

  @Test
  void waitsShortlyAgainOnceThereIsActivity() {
    rhythm.nothing(START);
    rhythm.nothing(START);
    rhythm.nothing(START);

    activity.incrementAndGet();

    assertThat(rhythm.isDue(START.plusMillis(199))).isFalse();
    assertThat(rhythm.isDue(START.plusMillis(200))).isTrue();
    assertThat(waitAfterNothing()).isEqualTo(Duration.ofMillis(200));
  }

  @Test
  void doesNotAskMoreOftenForConstantActivity() {
    rhythm.nothing(START);
    for (int millis = 0; millis < 200; millis++) {
      activity.incrementAndGet();
      assertThat(rhythm.isDue(START.plusMillis(millis))).isFalse();
    }
  }

  @Test
  void staysAwayFromTroubleWhateverOthersSee() {
    rhythm.trouble(START);

    activity.incrementAndGet();

    assertThat(rhythm.isDue(START.plusMillis(999))).isFalse();
    assertThat(rhythm.isDue(START.plusMillis(1000))).isTrue();
  }

  private Duration waitAfterNothing() {
    rhythm.nothing(START);
    for (long millis = 0; millis < 10_000; millis += 100) {
      if (rhythm.isDue(START.plusMillis(millis))) {
        return Duration.ofMillis(millis);
      }
    }
    return Duration.ofDays(1);
  }

  private PollRhythm rhythm() {
    return new PollRhythm(Duration.ofMillis(200), Duration.ofSeconds(1), activity);
  }
}
