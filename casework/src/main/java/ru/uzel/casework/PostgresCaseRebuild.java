package ru.uzel.casework;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import ru.uzel.model.casework.CaseRebuild;
import ru.uzel.model.casework.RebuiltTable;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.MessageCodec;

/**
 * Empties the tables that follow from facts, and fills them again: keys and references by
 * statements, cases by going through their facts in the code that wrote them.
 *
 * <p>Left as they are: the facts themselves, aliases (of which there are no facts), what channels
 * were told (which deliveries did, not decisions), and the guards of problems (mere locks). Timers
 * are the scheduler's, which may be at one: those that a running term lacks are set anew.
 */
final class PostgresCaseRebuild implements CaseRebuild {

  private static final List<String> TABLES =
      List.of("hub_case", "case_origin", "case_score", "inbox", "output_reference", "deadline");

  /** All at once, so that no decision falls between reading and writing. */
  private static final String LOCK =
      """
      LOCK TABLE casework.hub_case, casework.case_origin, casework.case_score, casework.inbox,
                 casework.output_reference, casework.deadline, casework.case_fact, casework.case_output,
                 casework.deadline_fact, casework.direct_answer, casework.reissued_reference
      IN ACCESS EXCLUSIVE MODE
      """;

  /** A message that joined one case and opened another later belongs to its own. */
  private static final String INBOX =
      """
      INSERT INTO casework.inbox
        (party, external_id, version, occurrence, message_id, case_id, wire_hash, received_at)
      SELECT DISTINCT ON (message_id)
             party, external_id, version, occurrence, message_id, case_id, wire_hash, received_at
      FROM casework.case_fact ORDER BY message_id, decision <> 'OPENED'
      """;

  /** Its revisions went with it; a repetition that opened a case stays with that. */
  private static final String REVISIONS =
      """
      UPDATE casework.inbox i SET case_id = o.case_id
      FROM casework.case_fact o
      JOIN casework.case_fact j ON j.message_id = o.message_id AND j.decision = 'JOINED'
      WHERE o.decision = 'OPENED' AND i.party = o.party AND i.external_id = o.external_id
        AND i.case_id = j.case_id
      """;

  private static final String ANSWERED =
      """
      INSERT INTO casework.inbox
        (party, external_id, version, occurrence, message_id, case_id, wire_hash, received_at)
      SELECT target, external_id, version, 0, message_id, case_id, wire_hash, received_at
      FROM casework.direct_answer
      """;

  private static final String REFERENCES =
      """
      INSERT INTO casework.output_reference (target, reference, output_id, case_id, last_sequence)
      SELECT r.target, r.reference, r.output_id, r.case_id, s.last
      FROM (SELECT target, reference, output_id, case_id FROM casework.case_output
            UNION ALL
            SELECT target, reference, output_id, case_id FROM casework.reissued_reference) r
      LEFT JOIN (SELECT party, reference, max(sequence) AS last FROM casework.case_fact
                 WHERE decision IN ('APPLIED', 'TRANSFERRED') GROUP BY party, reference) s
        ON s.party = r.target AND s.reference = r.reference
      """;

  /** It comes at once, and finds out by itself to which phase the term has come. */
  private static final String TIMERS =
      """
      INSERT INTO casework.timer (task_name, task_instance, execution_time, picked, version)
      SELECT '%s', d.case_id || '/' || d.rule || '/' || d.round, d.phase_at, false, 1
      FROM casework.deadline d JOIN casework.hub_case c ON c.case_id = d.case_id
      WHERE d.state = 'RUNNING' AND d.phase <> 'OVERDUE' AND c.status NOT IN (%s)
      ON CONFLICT DO NOTHING
      """
          .formatted(
              DeadlineTimer.RUN,
              Arrays.stream(CanonicalStatus.values())
                  .filter(CanonicalStatus::isFinal)
                  .map(status -> "'" + status + "'")
                  .collect(Collectors.joining(", ")));

  private final CaseworkDatabase database;
  private final MessageCodec codec;

  PostgresCaseRebuild(CaseworkDatabase database, MessageCodec codec) {
    this.database = database;
    this.codec = codec;
  }

  @Override
  public List<RebuiltTable> rebuild() {
    return database.runTogether(this::rebuild);
  }

  private List<RebuiltTable> rebuild(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(LOCK);
      for (String table : TABLES) {
        statement.execute(
            "CREATE TEMP TABLE " + before(table) + " ON COMMIT DROP AS TABLE casework." + table);
        statement.execute("TRUNCATE casework." + table);
      }
      new CaseReplay(codec).replay(connection);
      for (String refill : List.of(INBOX, REVISIONS, ANSWERED, REFERENCES)) {
        statement.execute(refill);
      }
      long timers = statement.executeUpdate(TIMERS);
      List<RebuiltTable> rebuilt = new ArrayList<>();
      for (String table : TABLES) {
        rebuilt.add(
            new RebuiltTable(
                table,
                count(statement, "SELECT count(*) FROM casework." + table),
                count(statement, differing(table))));
      }
      rebuilt.add(
          new RebuiltTable(
              "timer", count(statement, "SELECT count(*) FROM casework.timer"), timers));
      return rebuilt;
    }
  }

  private static String differing(String table) {
    String now = "casework." + table;
    return """
        SELECT count(*) FROM (
          (TABLE %1$s EXCEPT ALL TABLE %2$s) UNION ALL (TABLE %2$s EXCEPT ALL TABLE %1$s)) d
        """
        .formatted(before(table), now);
  }

  private static String before(String table) {
    return "before_" + table;
  }

  private static long count(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
