package ru.uzel.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FaultsIT {

  /**
   * A real SIGKILL before and after each commit and one at random, then one after PostgreSQL was
   * frozen.
   */
  @Test
  void losesAndDoublesNothingWhereverATransactionEnds() {
    assertNothingLostOrDoubled(
        12,
        CommandRun.of(
            "faults", "--short", "--commits", "--postgres-outage", "--rate", "2", "--json"));
  }

  /** The same at each of the twenty points. */
  @Test
  @Tag("load")
  void losesAndDoublesNothingHoweverTheHubDies() {
    assertNothingLostOrDoubled(
        22, CommandRun.of("faults", "--short", "--postgres-outage", "--rate", "2", "--json"));
  }

  private static void assertNothingLostOrDoubled(int kills, CommandRun run) {
    JsonNode result = run.json();
    assertThat(result.path("lost").asInt(-1)).as(result.toString()).isZero();
    assertThat(result.path("duplicated").asInt(-1)).as(result.toString()).isZero();
    assertThat(result.path("kills").asInt()).isEqualTo(kills);
    assertThat(result.path("points"))
        .allSatisfy(
            point -> assertThat(point.path("hit").asBoolean()).as(point.toString()).isTrue());
    assertThat(result.path("messages").asInt()).isGreaterThan(100);
    assertThat(run.exitCode()).isZero();
  }
}
