package ru.uzel.bench.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ru.uzel.bench.load.Load;

class SustainedRateTest {

  private static final Instant START = Instant.parse("2026-11-27T09:00:00Z");

  private static Load.Sample at(double seconds) {
    return new Load.Sample(START.plusMillis(Math.round(1000 * seconds)), 1);
  }

  @Test
  void leavesOutTheFirstAndTheLastTenth() {
    List<Load.Sample> samples = new ArrayList<>();
    // A slow start and a slow end beside eighty that come ten a second.
    IntStream.range(0, 10).forEach(n -> samples.add(at(n * 10)));
    IntStream.range(0, 80).forEach(n -> samples.add(at(100 + n * 0.1)));
    IntStream.range(0, 10).forEach(n -> samples.add(at(108 + n * 10)));

    assertThat(SustainedRate.of(samples)).isCloseTo(10, within(0.2));
  }

  @Test
  void countsWhateverTheOrder() {
    assertThat(SustainedRate.of(List.of(at(2), at(0), at(1), at(3)))).isEqualTo(1);
  }

  @Test
  void saysNothingOfAFewMessages() {
    assertThat(SustainedRate.of(List.of())).isZero();
    assertThat(SustainedRate.of(List.of(at(1)))).isZero();
  }
}
