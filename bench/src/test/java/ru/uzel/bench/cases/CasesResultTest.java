package ru.uzel.bench.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ru.uzel.bench.load.Percentiles;
import ru.uzel.bench.wire.JsonHttp;
import tools.jackson.databind.JsonNode;

class CasesResultTest {

  private static Measurement measured(long cases, double rate, long unfinished) {
    Map<Question, Percentiles> answers = new EnumMap<>(Question.class);
    answers.put(Question.CASE_PAGE, Percentiles.of(List.of(4.0, 5.0, 60.0)));
    return new Measurement(
        cases,
        1000,
        rate,
        Percentiles.of(List.of(100.0, 200.0)),
        new HubMemory(400 * 1024, 500 * 1024),
        answers,
        unfinished,
        0);
  }

  @Test
  void isTheRateBesideManyOfTheRateBesideFew() {
    CasesResult result = new CasesResult(measured(10_000, 50, 0), measured(1_000_000, 46, 0));

    assertThat(result.ratio()).isEqualTo(0.92);
    assertThat(result.isWhole()).isTrue();
    assertThat(result.table()).contains("0.92 (цель: не меньше 0.90)").contains("1,000,000");
  }

  @Test
  void isNotWholeWhereAMessageDidNotComeToItsEnd() {
    assertThat(new CasesResult(measured(10, 50, 0), measured(100, 46, 1)).isWhole()).isFalse();
  }

  @Test
  void tellsAllOfItAsJson() {
    JsonNode json =
        JsonHttp.MAPPER.readTree(
            new CasesResult(measured(10_000, 50, 0), measured(1_000_000, 25, 0)).json());

    assertThat(json.path("ratio").asDouble()).isEqualTo(0.5);
    assertThat(json.path("aim").asDouble()).isEqualTo(0.9);
    assertThat(json.path("whole").asBoolean()).isTrue();
    JsonNode many = json.path("many");
    assertThat(many.path("cases").asLong()).isEqualTo(1_000_000);
    assertThat(many.path("messagesPerSecond").asDouble()).isEqualTo(25);
    assertThat(many.path("hubPeakMiB").asLong()).isEqualTo(500);
    assertThat(many.path("answers").path("case-page").path("p99").asDouble()).isEqualTo(60);
    assertThat(many.path("answers").size()).isEqualTo(Question.values().length);
  }
}
