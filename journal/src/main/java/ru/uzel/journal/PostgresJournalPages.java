package ru.uzel.journal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import ru.uzel.model.journal.JournalPages;
import ru.uzel.model.journal.MessageStanding;
import ru.uzel.model.journal.RecordFilter;
import ru.uzel.model.journal.StoredRecord;
import ru.uzel.model.message.MessageId;

/** Leafs through the journal; never writes. */
final class PostgresJournalPages implements JournalPages {

  /** Nobody waits longer for a page, and the database has other work. */
  private static final int PATIENCE_SECONDS = 10;

  /**
   * The messages and what they caused. An operator's record about an output does not name its
   * cause, so that outputs are looked up by their own ids.
   */
  private static final String FAMILY =
      """
      WITH family AS (
        SELECT unnest(?::uuid[]) AS id
        UNION
        SELECT message_id FROM journal.record
        WHERE causation_id = ANY (?::uuid[]) AND message_id IS NOT NULL)
      """;

  static final String LIFE =
      FAMILY
          + "SELECT "
          + RecordRow.COLUMNS
          + " FROM journal.record"
          + " WHERE message_id = ANY (ARRAY(SELECT id FROM family)) AND sequence > ?"
          + " ORDER BY sequence LIMIT ?";

  /**
   * What comes with a message, what repeats it and what looks wrong about it do not say where it
   * is. A repetition recognised in the flow has its case with it; one recognised at intake is
   * recorded with the first message, and is no news of that one.
   */
  static final String STANDINGS =
      FAMILY
          + """
            , told AS (
              SELECT message_id AS told_id,
                     (array_agg(causation_id) FILTER (WHERE causation_id IS NOT NULL))[1]
                       AS told_causation,
                     coalesce(
                       max(sequence) FILTER (WHERE type NOT IN ('ATTACHED', 'DUPLICATE', 'SECURITY')),
                       max(sequence)) AS told_latest,
                     bool_or(type = 'DUPLICATE' AND case_id IS NOT NULL) AS told_repetition,
                     count(*) FILTER (WHERE type = 'ATTEMPT_FAILED') AS told_failed
              FROM journal.record
              WHERE message_id = ANY (ARRAY(SELECT id FROM family))
              GROUP BY message_id)
            """
          + "SELECT "
          + RecordRow.COLUMNS
          + ", told_id, told_causation, told_repetition, told_failed"
          + " FROM told JOIN journal.record ON sequence = told_latest ORDER BY told_id";

  private final DataSource dataSource;

  PostgresJournalPages(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public List<StoredRecord> newest(RecordFilter filter, long before, int limit) {
    PageCriteria criteria = PageCriteria.of(filter, before, limit);
    return read(
        criteria.sql(),
        statement -> {
          for (int i = 0; i < criteria.parameters().size(); i++) {
            statement.setObject(i + 1, criteria.parameters().get(i));
          }
        },
        RecordRow::read);
  }

  @Override
  public List<StoredRecord> life(MessageId id, long after, int limit) {
    return read(
        LIFE,
        statement -> {
          family(statement, List.of(id));
          statement.setLong(3, after);
          statement.setInt(4, limit);
        },
        RecordRow::read);
  }

  @Override
  public List<MessageStanding> standings(Collection<MessageId> ids) {
    return ids.isEmpty()
        ? List.of()
        : read(STANDINGS, statement -> family(statement, ids), PostgresJournalPages::standing);
  }

  private static MessageStanding standing(ResultSet row) throws SQLException {
    UUID causation = row.getObject(18, UUID.class);
    return new MessageStanding(
        new MessageId(row.getObject(17, UUID.class)),
        causation == null ? null : new MessageId(causation),
        RecordRow.read(row),
        row.getBoolean(19),
        row.getLong(20));
  }

  private static void family(PreparedStatement statement, Collection<MessageId> ids)
      throws SQLException {
    Array array =
        statement
            .getConnection()
            .createArrayOf("uuid", ids.stream().map(MessageId::value).toArray());
    statement.setArray(1, array);
    statement.setArray(2, array);
  }

  /** Fills the holes of a statement. */
  @FunctionalInterface
  private interface Filling {
    void of(PreparedStatement statement) throws SQLException;
  }

  /** Makes of a row what was asked for. */
  @FunctionalInterface
  private interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  private <T> List<T> read(String sql, Filling filling, Reading<T> reading) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(true);
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setQueryTimeout(PATIENCE_SECONDS);
        filling.of(statement);
        try (ResultSet rows = statement.executeQuery()) {
          List<T> found = new ArrayList<>();
          while (rows.next()) {
            found.add(reading.of(rows));
          }
          return found;
        }
      }
    } catch (SQLException e) {
      throw JournalFailures.of(e);
    }
  }
}
