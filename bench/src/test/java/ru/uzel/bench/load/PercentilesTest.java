package ru.uzel.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

  @Test
  void takesTheNearestRank() {
    Percentiles hundred =
        Percentiles.of(IntStream.rangeClosed(1, 100).mapToObj(i -> (double) i).toList());

    assertThat(hundred.at(50)).isEqualTo(50);
    assertThat(hundred.at(95)).isEqualTo(95);
    assertThat(hundred.at(99)).isEqualTo(99);
    assertThat(hundred.at(100)).isEqualTo(100);
  }

  @Test
  void sortsFirst() {
    assertThat(Percentiles.of(List.of(3.0, 1.0, 2.0)).at(50)).isEqualTo(2.0);
  }

  @Test
  void isZeroWithoutValues() {
    assertThat(Percentiles.of(List.of()).at(99)).isZero();
  }
}
