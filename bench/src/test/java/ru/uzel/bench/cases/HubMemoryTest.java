package ru.uzel.bench.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HubMemoryTest {

  @Test
  void readsWhatIsResidentAndWhatWasAtMost() {
    assertThat(
            HubMemory.read(
                List.of(
                    "Name:\tjava", "VmHWM:\t  700000 kB", "VmRSS:\t  650000 kB", "Threads:\t40")))
        .isEqualTo(new HubMemory(650_000, 700_000));
  }

  @Test
  void tellsOfItsOwnProcess() throws Exception {
    HubMemory own = HubMemory.of(ProcessHandle.current().pid());

    assertThat(own.residentKib()).isPositive().isLessThanOrEqualTo(own.peakKib());
  }
}
