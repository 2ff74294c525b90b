package ru.uzel.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class FastForwardIT {

  @TempDir Path data;

  @Test
  void livesThroughTheTermsOfTwoCases() {
    CommandRun run =
        CommandRun.of(
            "demo",
            "--fast-forward",
            "--once",
            "--data",
            data.toString(),
            "--port",
            "0",
            "--mocks-port",
            "0",
            "--postgres-port",
            "0");

    JsonNode summary = run.json();
    assertThat(summary.path("problems")).as(summary.toString()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(of("POS_FAST_TRACK", summary.at("/deadlines/fastTrack")))
        .containsExactly(
            "POS_FAST_TRACK/1 STARTED",
            "POS_FAST_TRACK/1 WARN_50",
            "POS_FAST_TRACK/1 WARN_80",
            "POS_FAST_TRACK/1 DUE",
            "POS_FAST_TRACK/1 OVERDUE",
            "POS_FAST_TRACK/1 MET");
    assertThat(of("FZ59_CONSIDER", summary.at("/deadlines/appeal")))
        .containsExactly(
            "FZ59_CONSIDER/1 STARTED",
            "FZ59_CONSIDER/1 WARN_50",
            "FZ59_CONSIDER/2 STARTED",
            "FZ59_CONSIDER/2 WARN_50",
            "FZ59_CONSIDER/2 MET");
    assertThat(of("POS_FAST_TRACK", summary.path("notices")))
        .containsExactlyInAnyOrder(
            "POS_FAST_TRACK WARN_50",
            "POS_FAST_TRACK WARN_80",
            "POS_FAST_TRACK DUE",
            "POS_FAST_TRACK OVERDUE");
    assertThat(of("FZ59_CONSIDER", summary.path("notices"))).contains("FZ59_CONSIDER STARTED");
    assertThat(summary.path("accepted").asInt()).isGreaterThanOrEqualTo(6);
    assertThat(summary.path("lost").asInt(-1)).isZero();
    assertThat(summary.path("duplicated").asInt(-1)).isZero();
    assertThat(summary.path("alarms").asInt()).isPositive();
    assertThat(summary.path("extended").asInt()).isEqualTo(1);
    assertThat(summary.path("secondExtensionRefused").asBoolean()).isTrue();
    // How many, depends on the holidays within the thirty days from today.
    assertThat(summary.path("days").asInt()).isBetween(25, 35);
  }

  private static List<String> of(String rule, JsonNode names) {
    return names
        .valueStream()
        .map(JsonNode::asString)
        .filter(name -> name.startsWith(rule))
        .toList();
  }
}
