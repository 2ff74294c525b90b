package ru.uzel.hub.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import ru.uzel.model.configuration.FaultPoints;

class KillingFaultPointsTest {

  private final AtomicInteger kills = new AtomicInteger();

  @Test
  void killsOnceTheNthTimeItsPointIsReached() {
    FaultPoints points = new KillingFaultPoints("flow.before-commit", 3, kills::incrementAndGet);

    points.reached("flow.before-commit");
    points.reached("flow.after-commit");
    points.reached("flow.before-commit");
    assertThat(kills).hasValue(0);

    points.reached("flow.before-commit");
    points.reached("flow.before-commit");
    assertThat(kills).hasValue(1);
  }

  @Test
  void doesNothingUnlessTheEnvironmentNamesAPoint() {
    assertThat(KillingFaultPoints.of(Map.of())).isSameAs(FaultPoints.NONE);
  }
}
