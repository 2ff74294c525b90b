package ru.uzel.bench.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CopiedTableTest {

  private static String copied(String table, String column, String type) {
    return new CopiedColumn(table, column, type).expression();
  }

  @Test
  void givesACopyIdsNumbersAndATimeOfItsOwn() {
    assertThat(copied("hub_case", "case_id", "uuid"))
        .isEqualTo("(s.prefix || substr(t.case_id::text, 15))::uuid");
    assertThat(copied("case_fact", "external_id", "text")).contains("t.external_id || '-' || s.g");
    assertThat(copied("hub_case", "opened_at", "timestamp with time zone"))
        .isEqualTo("t.opened_at - s.back * interval '1 ms'");
    assertThat(copied("hub_case", "latitude", "double precision")).contains("s.g");
  }

  @Test
  void leavesAllElseAsItWas() {
    assertThat(copied("hub_case", "status", "text")).isEqualTo("t.status");
    assertThat(copied("case_fact", "message", "bytea")).isEqualTo("t.message");
    assertThat(copied("case_fact", "sequence", "bigint")).isEqualTo("t.sequence");
  }

  @Test
  void numbersCopiedRecordsBelowTheHubsOwn() {
    assertThat(copied("record", "sequence", "bigint")).startsWith("s.first_record");
  }

  @Test
  void copiesATableInTheOrderOfTheCases() {
    CopiedTable table =
        new CopiedTable(
            "casework",
            "published_status",
            List.of(
                new CopiedColumn("published_status", "case_id", "uuid"),
                new CopiedColumn("published_status", "channel", "text")));

    assertThat(table.isOfCases()).isTrue();
    assertThat(table.copy())
        .isEqualTo(
            "INSERT INTO casework.published_status (case_id, channel)"
                + " SELECT (s.prefix || substr(t.case_id::text, 15))::uuid, t.channel"
                + " FROM bench.casework_published_status t"
                + " JOIN bench.copied s ON s.template = t.template ORDER BY s.g");
  }

  @Test
  void copiesNoTimerThatWasDueLongAgo() {
    CopiedTable timers =
        new CopiedTable(
            "casework",
            "timer",
            List.of(new CopiedColumn("timer", "execution_time", "timestamp with time zone")));

    assertThat(timers.copy()).contains("WHERE t.execution_time - s.back * interval '1 ms' > now()");
  }

  @Test
  void leavesOutWhatTellsOfNoCase() {
    CopiedTable aliases =
        new CopiedTable(
            "casework",
            "message_alias",
            List.of(new CopiedColumn("message_alias", "message_id", "uuid")));

    assertThat(aliases.isOfCases()).isFalse();
  }
}
