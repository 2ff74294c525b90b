package ru.uzel.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.journal.JournalHead;
import ru.uzel.model.journal.JournalQuery;
import ru.uzel.model.journal.JournalSearch;
import ru.uzel.model.journal.StoredRecord;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.signature.ContentHash;
import ru.uzel.model.signature.PayloadVault;

/** Reads the journal; never writes. */
final class PostgresJournalSearch implements JournalSearch {

  private final DataSource dataSource;
  private final ContentHash hash;
  private final PayloadVault vault;

  PostgresJournalSearch(DataSource dataSource, ContentHash hash, PayloadVault vault) {
    this.dataSource = dataSource;
    this.hash = hash;
    this.vault = vault;
  }

  @Override
  public List<StoredRecord> find(JournalQuery query) {
    Criteria criteria = Criteria.of(query);
    return read(
        criteria.sql(),
        criteria.parameters(),
        rows -> {
          List<StoredRecord> found = new ArrayList<>();
          while (rows.next()) {
            found.add(RecordRow.read(rows));
          }
          return found;
        });
  }

  @Override
  public Optional<WireBytes> payload(String payloadHash) {
    Optional<byte[]> key = bytes(payloadHash);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    return read(
            "SELECT content_type, sealed FROM journal.payload WHERE hash = ?",
            List.of(key.get()),
            rows ->
                rows.next()
                    ? Optional.of(WireBytes.of(rows.getString(1), vault.open(rows.getBytes(2))))
                    : Optional.<WireBytes>empty())
        .map(wire -> proven(wire, payloadHash));
  }

  @Override
  public JournalHead head() {
    return read(
        """
        SELECT size, root_hash FROM journal.batch ORDER BY size DESC LIMIT 1
        """,
        List.of(),
        rows ->
            rows.next()
                ? new JournalHead(rows.getLong(1), HexFormat.of().formatHex(rows.getBytes(2)))
                : new JournalHead(0, HexFormat.of().formatHex(hash.digest())));
  }

  private static Optional<byte[]> bytes(String hex) {
    try {
      return Optional.of(HexFormat.of().parseHex(hex));
    } catch (IllegalArgumentException notAHash) {
      return Optional.empty();
    }
  }

  /** The vault proves that the bytes were not altered; the hash, that they are these bytes. */
  private WireBytes proven(WireBytes wire, String payloadHash) {
    if (!hash.hex(wire.bytes()).equalsIgnoreCase(payloadHash)) {
      throw new RejectedFailure(
          FailureCode.INTERNAL, Origin.HUB, "the stored bytes do not have their hash", payloadHash);
    }
    return wire;
  }

  /** Turns rows into what was asked for. */
  @FunctionalInterface
  private interface Reading<T> {
    T of(ResultSet rows) throws SQLException;
  }

  private <T> T read(String sql, List<Object> parameters, Reading<T> reading) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(true);
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < parameters.size(); i++) {
          statement.setObject(i + 1, parameters.get(i));
        }
        try (ResultSet rows = statement.executeQuery()) {
          return reading.of(rows);
        }
      }
    } catch (SQLException e) {
      throw JournalFailures.of(e);
    }
  }
}
