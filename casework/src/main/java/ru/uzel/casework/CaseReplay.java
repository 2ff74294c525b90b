package ru.uzel.casework;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.MessageCodec;

/** Goes through the facts of each case, one case in memory at a time, and writes where they end. */
final class CaseReplay {

  private static final int AT_ONCE = 500;

  private final MessageCodec codec;

  CaseReplay(MessageCodec codec) {
    this.codec = codec;
  }

  void replay(Connection connection) throws SQLException {
    try (Statement facts = connection.createStatement();
        ReplayedRows rows = new ReplayedRows(connection)) {
      facts.setFetchSize(AT_ONCE);
      try (ResultSet read = facts.executeQuery(FactRow.QUERY)) {
        @Nullable ReplayedCase current = null;
        int waiting = 0;
        while (read.next()) {
          FactRow row = FactRow.read(read, codec);
          if (current == null || !current.caseId().equals(row.caseId())) {
            if (current != null) {
              rows.add(current);
              waiting++;
            }
            current = ReplayedCase.opened(row);
          } else {
            current.goOn(row);
          }
          if (waiting >= AT_ONCE) {
            rows.write();
            waiting = 0;
          }
        }
        if (current != null) {
          rows.add(current);
        }
        rows.write();
      }
    }
  }

  /** The statements that write what the facts came to. */
  private static final class ReplayedRows implements AutoCloseable {

    private static final String CASE =
        """
        INSERT INTO casework.hub_case
          (case_id, revision, origin_party, origin_external_id, occurrence, origin_message_id,
           category_code, status, priority, received_at, opened_at, updated_at, return_address,
           answered, problem, registered_at, latitude, longitude, address, extended, bodies, chain,
           hops, outside, repeats)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    private static final String ORIGIN =
        """
        INSERT INTO casework.case_origin
          (case_id, party, external_id, message_id, category_code, received_at)
        VALUES (?, ?, ?, ?, ?, ?)
        """;

    private static final String SCORE =
        """
        INSERT INTO casework.case_score (case_id, round, score, rated_at, message_id)
        VALUES (?, ?, ?, ?, ?)
        """;

    private static final String TERM =
        """
        INSERT INTO casework.deadline
          (case_id, rule, round, stage, state, phase, basis, start_at, due_at, phase_at, sector,
           responsible)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    private final PreparedStatement cases;
    private final PreparedStatement origins;
    private final PreparedStatement scores;
    private final PreparedStatement terms;

    ReplayedRows(Connection connection) throws SQLException {
      cases = connection.prepareStatement(CASE);
      origins = connection.prepareStatement(ORIGIN);
      scores = connection.prepareStatement(SCORE);
      terms = connection.prepareStatement(TERM);
    }

    void add(ReplayedCase replayed) throws SQLException {
      replayed.addTo(cases, origins, scores, terms);
    }

    void write() throws SQLException {
      cases.executeBatch();
      origins.executeBatch();
      scores.executeBatch();
      terms.executeBatch();
    }

    @Override
    public void close() throws SQLException {
      cases.close();
      origins.close();
      scores.close();
      terms.close();
    }
  }
}
