package ru.uzel.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DemoIT {

  @TempDir Path data;

  @Test
  void playsItsStoryAsPlanned() {
    assertAsPlanned(demo());
  }

  @Test
  void carriesRealOpen311RequestsWholeToTheExecutor() {
    Path file = CommandRun.home().resolve("../shared/data/chicago-open311.json").normalize();
    assumeTrue(Files.exists(file), "skipped: no " + file);

    CommandRun run = demo("--open311", file.toString());

    assertAsPlanned(run);
    assertThat(run.json().path("accepted").asInt()).isGreaterThan(100);
  }

  private CommandRun demo(String... more) {
    String[] common = {
      "demo",
      "--once",
      "--data",
      data.toString(),
      "--port",
      "0",
      "--mocks-port",
      "0",
      "--postgres-port",
      "0"
    };
    String[] all = java.util.Arrays.copyOf(common, common.length + more.length);
    System.arraycopy(more, 0, all, common.length, more.length);
    return CommandRun.of(all);
  }

  private static void assertAsPlanned(CommandRun run) {
    JsonNode summary = run.json();
    assertThat(summary.path("problems")).as(summary.toString()).isEmpty();
    assertThat(summary.path("lost").asInt(-1)).isZero();
    assertThat(summary.path("duplicated").asInt(-1)).isZero();
    assertThat(summary.path("refused").asInt()).isPositive();
    assertThat(summary.path("duplicatesSuppressed").asInt()).isPositive();
    assertThat(summary.path("parked").asInt()).isPositive();
    assertThat(summary.path("deadLettered").asInt()).isPositive();
    assertThat(summary.at("/inquiries/answered").asInt()).isPositive();
    assertThat(summary.at("/files/kept").asInt()).isPositive();
    assertThat(summary.at("/files/passedOn").asInt()).isPositive();
    assertThat(summary.path("signaturesVerified").asInt()).isPositive();
    assertThat(run.exitCode()).isZero();
  }
}
