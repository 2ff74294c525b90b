package ru.uzel.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import ru.uzel.bench.process.CompilerThreads;

class WarmthTest {

  private final Warmth warmth = new Warmth(ProcessHandle.current().pid());

  @Test
  void tellsTheShareSinceTheLastLook() {
    warmth.share(Duration.ofSeconds(40), Duration.ofSeconds(100));

    assertThat(warmth.share(Duration.ofSeconds(41), Duration.ofSeconds(110))).isEqualTo(0.1);
  }

  @Test
  void isNotAtRestWhereNothingWasDone() {
    warmth.share(Duration.ofSeconds(1), Duration.ofSeconds(2));

    assertThat(Warmth.atRest(warmth.share(Duration.ofSeconds(1), Duration.ofSeconds(2)))).isFalse();
  }

  @Test
  void anEndedCompilerThreadIsNoNegativeShare() {
    warmth.share(Duration.ofSeconds(5), Duration.ofSeconds(10));

    assertThat(warmth.share(Duration.ofSeconds(3), Duration.ofSeconds(20))).isZero();
  }

  @Test
  void seesTheCompilersOfThisVeryJvm() {
    assertThat(CompilerThreads.of(ProcessHandle.current().pid())).isPositive();
    assertThat(CompilerThreads.of(Integer.MAX_VALUE)).isZero();
  }
}
