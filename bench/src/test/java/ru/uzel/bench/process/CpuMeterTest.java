package ru.uzel.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CpuMeterTest {

  @Test
  void readsTheTimesBehindACommandNameWithBlanksAndParentheses() {
    String stat =
        "4711 (odd) name) S 1 4711 4711 0 -1 4194304 900 80 0 0 12 34 56 78 20 0 5 0 999 1 2\n";

    assertThat(CpuMeter.times(stat)).containsExactly(12L, 34L, 56L, 78L);
  }

  @Test
  void measuresThisProcess() {
    assertThat(CpuMeter.of(ProcessHandle.current().pid())).isPositive();
    assertThat(CpuMeter.residentKib(ProcessHandle.current().pid())).isPositive();
  }

  @Test
  void aProcessThatIsGoneHasNoTime() {
    assertThat(CpuMeter.of(Integer.MAX_VALUE)).isZero();
  }
}
