package ru.uzel.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ru.uzel.model.journal.JournalOutcome;
import ru.uzel.model.journal.JournalPages;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.journal.RecordFilter;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.PartyName;

/** How the database goes about a page of a journal of 100 000 records. */
@ExtendWith(PostgresExtension.class)
class JournalPagesPlanTest {

  /**
   * Eight records a message, of which one in fifty fails; a party with hardly any; and lately a
   * party that is away, so that nothing but failed attempts is recorded.
   */
  private static final String FILL =
      """
      INSERT INTO journal.record
        (sequence, event_id, at, type, outcome, party, case_id, message_id, causation_id,
         external_id, failure, detail, payload_hash, trace_id, config_revision, leaf_hash)
      SELECT n, gen_random_uuid(), timestamptz '2026-11-01 00:00:00Z' + n * interval '10 s',
             t.type, CASE WHEN t.type = 'ATTEMPT_FAILED' THEN 'FAILURE' ELSE 'SUCCESS' END,
             CASE WHEN m = 17 THEN 'rare' WHEN n % 8 < 2 THEN 'pos' ELSE 'roads' END,
             md5('case' || m)::uuid,
             md5(CASE WHEN n % 8 < 2 THEN 'message' ELSE 'output' END || m)::uuid,
             CASE WHEN n % 8 < 2 THEN NULL ELSE md5('message' || m)::uuid END,
             'number-' || m, NULL, repeat('x', 60), decode(md5('p' || n), 'hex'), NULL,
             repeat('c', 64), decode(md5('l' || n) || md5('k' || n), 'hex')
      FROM generate_series(1, 100000) AS n,
           LATERAL (SELECT n / 8 AS m) AS o,
           LATERAL (SELECT CASE WHEN n > 80000 THEN 'ATTEMPT_FAILED'
                           WHEN n % 8 = 0 THEN 'ACCEPTED' WHEN n % 8 = 1 THEN 'DECIDED'
                           WHEN n % 8 = 2 THEN 'OUTPUT' WHEN n % 8 = 3 THEN 'PREPARED'
                           ELSE CASE WHEN m % 50 = 0 THEN 'ATTEMPT_FAILED' ELSE 'DELIVERED' END
                           END AS type) AS t
      """;

  private static final Pattern BLOCKS = Pattern.compile("shared (?:hit=(\\d+))?(?: ?read=(\\d+))?");

  private static HikariDataSource dataSource;

  @BeforeAll
  static void fill() throws SQLException {
    dataSource = PostgresExtension.emptyJournal();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(FILL);
      statement.execute("VACUUM ANALYZE journal.record");
    }
  }

  @AfterAll
  static void close() {
    dataSource.close();
  }

  static Stream<Arguments> lists() {
    PartyName roads = new PartyName("roads");
    PartyName rare = new PartyName("rare");
    RecordFilter failures =
        new RecordFilter(null, Set.of(), JournalOutcome.FAILURE, null, null, null);
    return Stream.of(
        list("everything", RecordFilter.ALL, JournalPages.NEWEST),
        list("everything, in the middle", RecordFilter.ALL, 50_000),
        list("accepted messages", RecordFilter.of(JournalType.ACCEPTED), JournalPages.NEWEST),
        list("of a party", RecordFilter.ALL.of(roads), JournalPages.NEWEST),
        list("of a rare party", RecordFilter.ALL.of(rare), JournalPages.NEWEST),
        list(
            "accepted, of a rare party",
            RecordFilter.of(JournalType.ACCEPTED).of(rare),
            JournalPages.NEWEST),
        list("failures", failures, JournalPages.NEWEST),
        list("failures, in the middle", failures, 50_000),
        list("failed attempts", RecordFilter.of(JournalType.ATTEMPT_FAILED), JournalPages.NEWEST),
        list(
            "given up, of a party",
            RecordFilter.of(JournalType.DEAD_LETTERED, JournalType.PARKED).of(roads),
            JournalPages.NEWEST),
        list(
            "security, since a day ago",
            RecordFilter.of(JournalType.SECURITY).since(Instant.parse("2026-11-12T00:00:00Z")),
            JournalPages.NEWEST),
        list(
            "of a case",
            new RecordFilter(
                null, Set.of(), null, CaseId.parse(md5("case77").toString()), null, null),
            JournalPages.NEWEST));
  }

  private static Arguments list(String name, RecordFilter filter, long before) {
    return Arguments.of(name, PageCriteria.of(filter, before, 26));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lists")
  void readsNoMoreThanAPageNeeds(String name, PageCriteria page) throws SQLException {
    String plan = explain(page.sql(), page.parameters());

    assertThat(plan).doesNotContain("Seq Scan").doesNotContain("Sort Method: external");
    assertThat(blocks(plan)).as(plan).isLessThan(400);
  }

  /** Between two days nothing but the range of time can be used: more is read, yet not all. */
  @Test
  void readsARangeOfTime() throws SQLException {
    PageCriteria page =
        PageCriteria.of(
            new RecordFilter(
                null,
                Set.of(),
                null,
                null,
                Instant.parse("2026-11-03T00:00:00Z"),
                Instant.parse("2026-11-04T00:00:00Z")),
            JournalPages.NEWEST,
            26);

    assertThat(explain(page.sql(), page.parameters())).doesNotContain("Seq Scan");
  }

  @Test
  void findsALifeAndTheStandingsByTheirIds() throws SQLException {
    Object[] ids = {md5("message77"), md5("message500"), md5("message9000")};

    for (String plan :
        List.of(
            explain(PostgresJournalPages.STANDINGS, List.of(ids, ids)),
            explain(PostgresJournalPages.LIFE, List.of(ids, ids, 0L, 200)))) {
      assertThat(plan).doesNotContain("Seq Scan");
      assertThat(blocks(plan)).as(plan).isLessThan(400);
    }
  }

  private static String explain(String sql, List<Object> parameters) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("EXPLAIN (ANALYZE, BUFFERS) " + sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        if (parameters.get(i) instanceof Object[] ids) {
          Array array = connection.createArrayOf("uuid", ids);
          statement.setArray(i + 1, array);
        } else {
          statement.setObject(i + 1, parameters.get(i));
        }
      }
      try (ResultSet rows = statement.executeQuery()) {
        StringBuilder plan = new StringBuilder();
        while (rows.next()) {
          plan.append(rows.getString(1)).append('\n');
        }
        return plan.toString();
      }
    }
  }

  /** Of the whole plan: the first node's figures hold those of all below it. */
  private static long blocks(String plan) {
    Matcher first = BLOCKS.matcher(plan);
    assertThat(first.find()).as(plan).isTrue();
    return number(first.group(1)) + number(first.group(2));
  }

  private static long number(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private static UUID md5(String text) throws IllegalStateException {
    try {
      byte[] hash =
          java.security.MessageDigest.getInstance("MD5")
              .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      java.nio.ByteBuffer halves = java.nio.ByteBuffer.wrap(hash);
      return new UUID(halves.getLong(), halves.getLong());
    } catch (java.security.NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
