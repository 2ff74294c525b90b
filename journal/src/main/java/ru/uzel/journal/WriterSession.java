package ru.uzel.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.model.signature.ContentHash;

/**
 * The database session that alone may write: it holds an advisory lock, which the database takes
 * back when the session ends. Since what is written goes through the same session, a writer that
 * lost the lock cannot write, and the tree cannot fork.
 */
final class WriterSession implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WriterSession.class);

  /** "uzel.jou" in ASCII: any number would do, as long as nobody else takes it. */
  private static final long LOCK = 0x757A656C2E6A6F75L;

  private final Connection connection;
  private MerkleFrontier tree;

  private WriterSession(Connection connection, MerkleFrontier tree) {
    this.connection = connection;
    this.tree = tree;
  }

  /**
   * @throws ru.uzel.model.failure.RetryableFailure when another session holds the lock
   */
  static WriterSession open(DataSource dataSource, ContentHash hash) throws SQLException {
    Connection connection = dataSource.getConnection();
    try {
      connection.setAutoCommit(true);
      if (!locked(connection)) {
        throw JournalFailures.unavailable("another node holds the journal", null);
      }
      return new WriterSession(connection, head(connection, hash));
    } catch (SQLException | RuntimeException e) {
      release(connection);
      throw e;
    }
  }

  Connection connection() {
    return connection;
  }

  /** The tree as it stands in the database. */
  MerkleFrontier tree() {
    return tree;
  }

  void committed(MerkleFrontier grown) {
    this.tree = grown;
  }

  private static boolean locked(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
      statement.setLong(1, LOCK);
      try (ResultSet answer = statement.executeQuery()) {
        return answer.next() && answer.getBoolean(1);
      }
    }
  }

  private static MerkleFrontier head(Connection connection, ContentHash hash) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("SELECT size, frontier FROM journal.head");
        ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        throw new IllegalStateException("the journal's head is missing");
      }
      byte[][] roots = (byte[][]) row.getArray(2).getArray();
      return new MerkleFrontier(hash, row.getLong(1), List.of(roots));
    }
  }

  /** The connection may come from a pool and live on: the lock must not live on with it. */
  private static void release(Connection connection) {
    try (connection) {
      if (!connection.isClosed()) {
        try (PreparedStatement statement =
            connection.prepareStatement("SELECT pg_advisory_unlock_all()")) {
          statement.execute();
        }
      }
    } catch (SQLException e) {
      LOG.debug("The journal's session is gone, and its lock with it");
    }
  }

  @Override
  public void close() {
    release(connection);
  }
}
