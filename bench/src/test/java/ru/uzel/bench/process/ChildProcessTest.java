package ru.uzel.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

  @TempDir private Path directory;

  private ChildProcess shell(String script) {
    return ChildProcess.start(
        "child",
        List.of("sh", "-c", script),
        Map.of("WORD", "x"),
        "READY ",
        directory.resolve("l"));
  }

  @Test
  void knowsTheAddressFromTheReadyLineAndKeepsTheOutput() throws Exception {
    try (ChildProcess child = shell("echo before $WORD; echo READY http://127.0.0.1:1; sleep 60")) {
      assertThat(child.awaitReady(Duration.ofSeconds(10)))
          .isEqualTo(URI.create("http://127.0.0.1:1"));
      assertThat(Files.readString(directory.resolve("l"))).startsWith("before x");
    }
  }

  @Test
  void aChildThatEndsBeforeItIsReadyIsReportedWithItsLastWords() {
    try (ChildProcess child = shell("echo port is taken >&2; exit 3")) {
      assertThatThrownBy(() -> child.awaitReady(Duration.ofSeconds(10)))
          .isInstanceOf(ProcessFailure.class)
          .hasMessageContaining("port is taken");
    }
  }

  @Test
  void killsAChildThatIgnoresTheOrderlyStop() {
    ChildProcess child = shell("trap '' TERM; echo READY http://x; while :; do sleep 1; done");
    child.awaitReady(Duration.ofSeconds(10));

    assertThat(child.stop(Duration.ofMillis(300))).isFalse();
    assertThat(child.isAlive()).isFalse();
  }
}
