package ru.uzel.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import ru.uzel.model.journal.FilesOnRecord;

/** Asks the records of files. */
final class PostgresFilesOnRecord implements FilesOnRecord {

  private static final String NEWEST =
      "SELECT at FROM journal.record WHERE type = 'ACCEPTED' ORDER BY sequence DESC LIMIT 1";

  private static final String AMONG =
      """
      SELECT DISTINCT encode(payload_hash, 'hex') FROM journal.record
      WHERE type = 'ATTACHED'
        AND payload_hash IN (SELECT decode(hash, 'hex') FROM unnest(string_to_array(?, ',')) hash)
      """;

  private final DataSource dataSource;

  PostgresFilesOnRecord(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public Optional<Instant> writtenUntil() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(NEWEST);
        ResultSet rows = statement.executeQuery()) {
      return rows.next()
          ? Optional.of(rows.getObject(1, OffsetDateTime.class).toInstant())
          : Optional.empty();
    } catch (SQLException e) {
      throw JournalFailures.of(e);
    }
  }

  @Override
  public Set<String> among(Collection<String> hashes) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(AMONG)) {
      statement.setString(1, String.join(",", hashes));
      try (ResultSet rows = statement.executeQuery()) {
        Set<String> known = new HashSet<>();
        while (rows.next()) {
          known.add(rows.getString(1));
        }
        return known;
      }
    } catch (SQLException e) {
      throw JournalFailures.of(e);
    }
  }
}
