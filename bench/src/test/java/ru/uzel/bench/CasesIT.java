package ru.uzel.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@Tag("load")
class CasesIT {

  /** Every table of cases is copied and every question answered, however few there are here. */
  @Test
  void measuresTheSameBesideFewCasesAndBesideMany() {
    CommandRun run =
        CommandRun.of(
            "cases",
            "--warmup",
            "2",
            "--messages",
            "40",
            "--base",
            "50",
            "--cases",
            "500",
            "--queries",
            "5",
            "--json");

    JsonNode result = run.json();
    assertThat(result.path("whole").asBoolean()).as(result.toString()).isTrue();
    assertThat(result.path("ratio").asDouble()).isPositive();
    assertThat(result.at("/many/cases").asInt()).isEqualTo(500);
    assertThat(result.at("/many/messages").asInt()).isEqualTo(40);
    assertThat(result.at("/many/answers"))
        .allSatisfy(answer -> assertThat(answer.path("p99").asDouble()).isPositive());
    assertThat(run.exitCode()).isZero();
  }
}
