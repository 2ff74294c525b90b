package ru.uzel.bench.cases;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import ru.uzel.bench.demo.Narrator;
import ru.uzel.bench.load.DatabaseAccess;
import ru.uzel.bench.process.ProcessFailure;

/**
 * The tables of a hub at rest, filled with as many cases as are wanted: copies of cases that it
 * dealt with itself, each row of every table with the case's own ids, an earlier time and another
 * place. The oldest comes first, a thousand a day, as in a region where they came one by one.
 *
 * <p>The journal gets its copies too, under numbers below those of the hub's chain; of the wire
 * bytes only the hashes, since nothing that is measured reads what lies behind them.
 */
final class CaseTables {

  private static final int TEMPLATES = 1000;
  private static final int ROUNDS = 10;
  private static final long MILLIS_BETWEEN = 86_400_000 / 1000;
  private static final long FIRST_RECORD = -1_000_000_000_000L;
  private static final long RECORDS_OF_A_FILL = 10_000_000_000L;

  private static final String SCHEMA =
      """
      CREATE SCHEMA bench;
      CREATE TABLE bench.copied (template bigint, g bigint, back bigint, prefix text, first_record bigint)
      """;

  private static final String CHOSEN =
      """
      CREATE TABLE bench.chosen AS
      SELECT row_number() OVER (ORDER BY opened_at, case_id) - 1 AS template, case_id
      FROM casework.hub_case ORDER BY opened_at, case_id LIMIT %d
      """
          .formatted(TEMPLATES);

  private static final String COLUMNS =
      """
      SELECT c.table_schema, c.table_name, c.column_name, c.data_type
      FROM information_schema.columns c
      JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE t.table_type = 'BASE TABLE'
        AND (c.table_schema = 'casework'
               AND c.table_name NOT IN ('flyway_schema_history', 'problem_guard')
             OR c.table_schema = 'journal' AND c.table_name IN ('record', 'payload'))
      ORDER BY c.table_schema, c.table_name DESC, c.ordinal_position
      """;

  /** Ids of another fill, whose records the journal keeps, are of another millisecond. */
  private static final String NEXT =
      """
      INSERT INTO bench.copied
      SELECT c.template, n.g, b.back,
             overlay(lpad(to_hex((extract(epoch FROM now()) * 1000)::bigint - b.back), 12, '0')
                     placing '-' from 9 for 0) || '-',
             ?
      FROM bench.chosen c
      CROSS JOIN generate_series(?::bigint, ?::bigint) AS r (round)
      CROSS JOIN LATERAL (SELECT r.round * ? + c.template AS g) n
      CROSS JOIN LATERAL (SELECT (? - 1 - n.g) * ? AS back) b
      WHERE n.g < ?
      """;

  private final DatabaseAccess access;
  private final Narrator narrator;
  private final List<CopiedTable> tables = new ArrayList<>();
  private long templates;
  private int fills;

  CaseTables(DatabaseAccess access, Narrator narrator) {
    this.access = access;
    this.narrator = narrator;
  }

  private Connection open() throws SQLException {
    return DriverManager.getConnection(access.url(), access.user(), access.password());
  }

  /** Keeps the cases that the hub has now as templates. */
  void keepTemplates() throws SQLException {
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      statement.execute(SCHEMA);
      statement.execute(CHOSEN);
      tables.addAll(copiedTables(statement));
      for (CopiedTable table : tables) {
        statement.execute(table.keep());
      }
      templates = number(statement, "SELECT count(*) FROM bench.chosen");
    }
    if (templates == 0) {
      throw new ProcessFailure("за время разогрева не дошло ни одно сообщение: множить нечего");
    }
    narrator.tell("образцов: " + templates);
  }

  private static List<CopiedTable> copiedTables(Statement statement) throws SQLException {
    Map<String, List<CopiedColumn>> columns = new LinkedHashMap<>();
    try (ResultSet rows = statement.executeQuery(COLUMNS)) {
      while (rows.next()) {
        columns
            .computeIfAbsent(
                rows.getString(1) + "." + rows.getString(2), table -> new ArrayList<>())
            .add(new CopiedColumn(rows.getString(2), rows.getString(3), rows.getString(4)));
      }
    }
    return columns.entrySet().stream()
        .map(
            table -> {
              String[] name = table.getKey().split("\\.", 2);
              return new CopiedTable(name[0], name[1], table.getValue());
            })
        .filter(CopiedTable::isOfCases)
        .toList();
  }

  /** Has the hub know exactly so many cases; nothing may be on its way. */
  void fill(long cases) throws SQLException {
    long first = FIRST_RECORD + RECORDS_OF_A_FILL * fills++;
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      statement.execute("SET synchronous_commit = off");
      statement.execute("SET work_mem = '128MB'");
      statement.execute("SET lock_timeout = '30s'");
      statement.execute(
          "TRUNCATE "
              + tables.stream()
                  .filter(table -> table.schema().equals("casework"))
                  .map(CopiedTable::fullName)
                  .collect(Collectors.joining(", ")));
      connection.setAutoCommit(false);
      long rounds = (cases + templates - 1) / templates;
      for (long round = 0; round < rounds; round += ROUNDS) {
        copy(connection, cases, first, round);
        tell(Math.min(cases, (round + ROUNDS) * templates), cases);
      }
      connection.setAutoCommit(true);
      for (CopiedTable table : tables) {
        statement.execute("VACUUM ANALYZE " + table.fullName());
      }
      // The disk is to be at rest before anything is measured.
      statement.execute("CHECKPOINT");
    }
  }

  private void copy(Connection connection, long cases, long first, long round) throws SQLException {
    try (Statement statement = connection.createStatement();
        PreparedStatement next = connection.prepareStatement(NEXT)) {
      statement.execute("TRUNCATE bench.copied");
      next.setLong(1, first);
      next.setLong(2, round);
      next.setLong(3, round + ROUNDS - 1);
      next.setLong(4, templates);
      next.setLong(5, cases);
      next.setLong(6, MILLIS_BETWEEN);
      next.setLong(7, cases);
      next.executeUpdate();
      for (CopiedTable table : tables) {
        statement.executeUpdate(table.copy());
      }
    }
    connection.commit();
  }

  private void tell(long filled, long cases) {
    if (filled == cases || filled % (5 * ROUNDS * templates) == 0) {
      narrator.tell(String.format(Locale.ROOT, "дел в базе: %d из %d", filled, cases));
    }
  }

  /** Cases from all over the time that they came in, in an order that says nothing. */
  List<KnownCase> some(int count) throws SQLException {
    List<KnownCase> some = new ArrayList<>();
    try (Connection connection = open();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT case_id, origin_message_id, origin_external_id, category_code, received_at
                FROM casework.hub_case ORDER BY md5(case_id::text) LIMIT %d
                """
                    .formatted(count))) {
      while (rows.next()) {
        some.add(
            new KnownCase(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                rows.getTimestamp(5).toInstant()));
      }
    }
    return some;
  }

  private static long number(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
