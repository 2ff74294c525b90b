package ru.uzel.bench.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerFloorTest {

  @TempDir private Path directory;

  @Test
  void measuresADurableMessageThroughTheBroker() throws Exception {
    assertThat(new BrokerFloor(directory).microsPerMessage(200, 100)).isBetween(1.0, 10_000.0);
  }
}
