package ru.uzel.hub.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExternalDatabaseTest {

  @Test
  void namesTheAddressAndTheOptionsWhenItIsAway() throws Exception {
    int free;
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = probe.getLocalPort();
    }
    String url = "jdbc:postgresql://127.0.0.1:" + free + "/uzel";

    assertThatThrownBy(
            () -> ExternalDatabase.connect(url, "u", null, Clock.systemUTC(), Duration.ZERO))
        .isInstanceOf(DatabaseStartFailure.class)
        .hasMessageContaining(url)
        .hasMessageContaining("--postgres-url")
        .hasMessageContaining("refused");
  }

  @Test
  void namesThePasswordFileThatCannotBeRead() {
    assertThatThrownBy(
            () ->
                ExternalDatabase.connect(
                    "jdbc:postgresql://127.0.0.1/x",
                    "u",
                    Path.of("/nowhere/password"),
                    Clock.systemUTC(),
                    Duration.ZERO))
        .isInstanceOf(DatabaseStartFailure.class)
        .hasMessageContaining("/nowhere/password");
  }
}
