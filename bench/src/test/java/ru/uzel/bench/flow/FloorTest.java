package ru.uzel.bench.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FloorTest {

  private final Floor floor =
      new Floor(List.of(new FloorLine("sign", 400, 3), new FloorLine("row", 30, 10)));

  @Test
  void sumsWhatEachActCostsAsOftenAsItHappens() {
    assertThat(floor.millis()).isEqualTo(1.5);
  }

  @Test
  void theRatioIsTheShareOfTheMeasuredTimeThatCouldNotBeAvoided() {
    assertThat(floor.ratio(3)).isEqualTo(0.5);
  }

  @Test
  void printsEveryLineAndTheSum() {
    assertThat(floor.table()).contains("sign", "row", "1200.0", "300.0", "1.500");
  }

  @Test
  void aSignatureJustMadeVerifiesAndItsCostIsMeasured() throws Exception {
    SignatureFloor signatures = new SignatureFloor();

    assertThat(ThreadCpu.micros(20, 20, signatures::sign)).isPositive();
    assertThat(ThreadCpu.micros(20, 20, signatures::verify)).isPositive();
  }

  @Test
  void bothSidesOfAnExchangeCostSomething() throws Exception {
    HttpFloor.Sides sides = HttpFloor.measure(50, 100);

    assertThat(sides.server()).isPositive();
    assertThat(sides.client()).isPositive();
  }
}
