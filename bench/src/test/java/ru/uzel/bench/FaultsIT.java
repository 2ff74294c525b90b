package ru.uzel.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FaultsIT {

  /**
   * A real SIGKILL at each of the twenty points and one at random, then one after PostgreSQL was
   * frozen.
   */
  @Test
  void losesAndDoublesNothingHoweverTheHubDies() {
    CommandRun run =
        CommandRun.of("faults", "--short", "--postgres-outage", "--rate", "2", "--json");

    JsonNode result = run.json();
    assertThat(result.path("lost").asInt(-1)).as(result.toString()).isZero();
    assertThat(result.path("duplicated").asInt(-1)).as(result.toString()).isZero();
    assertThat(result.path("kills").asInt()).isEqualTo(22);
    assertThat(result.path("points"))
        .allSatisfy(
            point -> assertThat(point.path("hit").asBoolean()).as(point.toString()).isTrue());
    assertThat(result.path("messages").asInt()).isGreaterThan(100);
    assertThat(run.exitCode()).isZero();
  }
}
