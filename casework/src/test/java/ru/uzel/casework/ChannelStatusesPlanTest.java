package ru.uzel.casework;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ru.uzel.model.casework.ChannelQuery;
import ru.uzel.model.message.PartyName;

/** How the database finds a page of a channel's requests among very many. */
@ExtendWith(PostgresExtension.class)
class ChannelStatusesPlanTest {

  /** Sixty thousand cases of two hundred days, of which one in fifty is open. */
  private static final String FILL =
      """
      CREATE TEMPORARY TABLE c AS
      SELECT n, md5('case' || n)::uuid AS case_id, md5('message' || n)::uuid AS message_id,
             timestamptz '2026-04-01 00:00:00Z' + n * interval '288 s' AS at
      FROM generate_series(1, 60000) AS n;
      INSERT INTO casework.hub_case
        (case_id, revision, origin_party, origin_external_id, occurrence, origin_message_id,
         category_code, status, priority, received_at, opened_at, updated_at, registered_at)
      SELECT case_id, 1, 'regional', 'number-' || n, 0, message_id, 'pothole', 'IN_PROGRESS',
             'NORMAL', at, at, at, at FROM c;
      INSERT INTO casework.case_fact
        (message_id, case_id, ordinal, kind, party, external_id, version, occurrence, wire_hash,
         received_at, decided_at, decision, status, message)
      SELECT message_id, case_id, 1, 'CitizenMessage', 'regional', 'number-' || n, '', 0, 'hash',
             at, at, 'OPENED', 'RECEIVED', convert_to(repeat(md5(n::text), 20), 'UTF8') FROM c;
      INSERT INTO casework.published_status
        (case_id, channel, sequence, finished, message, published_at)
      SELECT case_id, 'regional', 1, n % 50 <> 0, convert_to(repeat(md5(n::text), 12), 'UTF8'), at
      FROM c;
      """;

  private static final Instant FROM = Instant.parse("2026-06-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-08-30T00:00:00Z");

  private static HikariDataSource dataSource;

  @BeforeAll
  static void fill() throws SQLException {
    dataSource = PostgresExtension.ofItsOwn("channel_statuses");
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(FILL);
      statement.execute("VACUUM ANALYZE casework.hub_case, casework.case_fact");
      statement.execute("VACUUM ANALYZE casework.published_status");
    }
  }

  @AfterAll
  static void close() {
    dataSource.close();
  }

  private static Plan plan(@Nullable Boolean open, int limit) throws SQLException {
    ChannelQuery query = new ChannelQuery(List.of(), FROM, TO, open, limit, 0);
    return Plan.of(
        dataSource,
        PostgresChannelStatuses.sqlFor(query),
        statement -> PostgresChannelStatuses.fill(statement, new PartyName("regional"), query));
  }

  @Test
  void readsNoMoreThanAPageNeeds() throws SQLException {
    for (Plan plan : List.of(plan(null, 50), plan(false, 50))) {
      assertThat(plan.text()).doesNotContain("Seq Scan on");
      assertThat(plan.blocks()).as(plan.text()).isLessThan(1000);
    }
  }

  /** It passes over what is closed, yet not over all that ever was. */
  @Test
  void stopsWhereAPageOfOpenRequestsIsFull() throws SQLException {
    Plan plan = plan(true, 50);

    assertThat(plan.text())
        .doesNotContain("Seq Scan on hub_case")
        .doesNotContain("Seq Scan on published_status");
    assertThat(plan.blocks()).as(plan.text()).isLessThan(15_000);
  }
}
