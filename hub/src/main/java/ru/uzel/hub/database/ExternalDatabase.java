package ru.uzel.hub.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL that somebody else runs. */
final class ExternalDatabase implements HubDatabase {

  private static final Logger LOG = LoggerFactory.getLogger(ExternalDatabase.class);

  private final HikariDataSource pool;

  private ExternalDatabase(HikariDataSource pool) {
    this.pool = pool;
  }

  /**
   * @throws DatabaseStartFailure when it has not answered within {@code patience}
   */
  static ExternalDatabase connect(
      String url,
      @Nullable String user,
      @Nullable Path passwordFile,
      Clock clock,
      Duration patience) {
    HikariDataSource pool = Connections.pool(url, user, password(passwordFile));
    Instant end = clock.instant().plus(patience);
    while (true) {
      try (Connection connection = pool.getConnection()) {
        LOG.info("Database answers: {}", connection.getMetaData().getDatabaseProductVersion());
        return new ExternalDatabase(pool);
      } catch (SQLException away) {
        String reason = reason(away);
        if (!clock.instant().isBefore(end)) {
          pool.close();
          throw new DatabaseStartFailure(
              "the database at "
                  + url
                  + " does not answer: "
                  + reason
                  + "; start it, or correct --postgres-url, --postgres-user, --postgres-password-file",
              away);
        }
        LOG.warn("Waiting for the database at {} until {}: {}", url, end, reason);
      }
    }
  }

  /** The driver's own words, which Hikari wraps in its own. */
  private static String reason(SQLException failure) {
    Throwable deepest = failure;
    while (deepest.getCause() instanceof SQLException cause) {
      deepest = cause;
    }
    return String.valueOf(deepest.getMessage());
  }

  private static @Nullable String password(@Nullable Path file) {
    try {
      return file == null ? null : Files.readString(file).strip();
    } catch (IOException failure) {
      throw new DatabaseStartFailure(
          "the password file " + file + " cannot be read; correct --postgres-password-file",
          failure);
    }
  }

  @Override
  public DataSource dataSource() {
    return pool;
  }

  @Override
  public void close() {
    pool.close();
  }
}
