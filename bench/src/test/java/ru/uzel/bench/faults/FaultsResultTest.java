package ru.uzel.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ru.uzel.bench.reconciliation.Reconciliation;
import ru.uzel.bench.reconciliation.Tally;

class FaultsResultTest {

  private static final Killing HIT = new Killing("flow.after-send", true);

  @Test
  void isGoodWhereAllThatWasAcceptedWasDelivered() {
    assertThat(result(new Tally(5, 10, 0, 2, 0, 0), HIT).isGood()).isTrue();
  }

  @Test
  void isNotGoodWhereTheHubTurnedSomethingAway() {
    assertThat(result(new Tally(5, 10, 1, 2, 0, 0), HIT).isGood()).isFalse();
    assertThat(result(new Tally(5, 10, 0, 2, 1, 0), HIT).isGood()).isFalse();
    assertThat(result(new Tally(5, 10, 0, 2, 0, 1), HIT).isGood()).isFalse();
  }

  @Test
  void isNotGoodWhereNothingHappened() {
    assertThat(result(new Tally(0, 0, 0, 0, 0, 0), HIT).isGood()).isFalse();
    assertThat(result(new Tally(5, 10, 0, 2, 0, 0), new Killing("flow.after-send", false)).isGood())
        .isFalse();
  }

  private static FaultsResult result(Tally tally, Killing killing) {
    return new FaultsResult(List.of(killing), 5, new Reconciliation(List.of(), tally), 1);
  }
}
