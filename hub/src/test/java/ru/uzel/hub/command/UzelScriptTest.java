package ru.uzel.hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The one command for people is a script, which no compiler reads. */
class UzelScriptTest {

  @Test
  void namesEveryCommandInItsHelp() throws Exception {
    Process script =
        new ProcessBuilder("bash", Path.of("../uzel").toRealPath().toString(), "help")
            .redirectErrorStream(true)
            .start();
    String output = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(script.waitFor()).as(output).isZero();
    assertThat(output)
        .containsSubsequence(
            "demo",
            "run",
            "check",
            "keys",
            "casework",
            "signature",
            "bench",
            "mock",
            "build",
            "help");
  }
}
