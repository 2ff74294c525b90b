package ru.uzel.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FaultPointTest {

  @Test
  void namesEveryPlaceOfEveryStepOnce() {
    assertThat(FaultPoint.all())
        .hasSize(20)
        .doesNotHaveDuplicates()
        .contains("intake.before-send", "journal.after-commit", "send.after-send");
  }

  @Test
  void hasTwoAroundEachCommit() {
    assertThat(FaultPoint.aroundCommits())
        .hasSize(10)
        .contains("intake.before-commit", "journal.after-commit");
  }
}
