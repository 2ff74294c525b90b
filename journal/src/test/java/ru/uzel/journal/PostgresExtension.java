package ru.uzel.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;
import ru.uzel.postgres.EmbeddedPostgres;

/**
 * One server for all tests of the JVM, stopped after the last; each begins with an empty journal.
 */
final class PostgresExtension implements BeforeAllCallback {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(PostgresExtension.class);

  private static Running running;

  /** The database with a journal that has no records yet. */
  static HikariDataSource emptyJournal() throws SQLException {
    HikariDataSource dataSource = connect(running.server());
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      // What only a superuser can do, and only by saying so: the triggers do not fire.
      statement.execute("SET session_replication_role = replica");
      statement.execute("TRUNCATE journal.record, journal.batch, journal.payload");
      statement.execute("UPDATE journal.head SET size = 0, frontier = '{}'");
      statement.execute("RESET session_replication_role");
    }
    return dataSource;
  }

  static HikariDataSource connect(EmbeddedPostgres server) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(server.jdbcUrl());
    config.setUsername(server.user());
    config.setPassword(server.password());
    config.setMaximumPoolSize(4);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(2000);
    return new HikariDataSource(config);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    running =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent(Running.class, key -> start(), Running.class);
  }

  private static Running start() {
    try {
      Path dir = Files.createTempDirectory("uzel-journal-test");
      EmbeddedPostgres server = EmbeddedPostgres.start(dir, 0);
      try (HikariDataSource dataSource = connect(server)) {
        JournalSchema.migrated(dataSource);
      }
      return new Running(dir, server);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private record Running(Path dir, EmbeddedPostgres server) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      server.stop();
      FileSystemUtils.deleteRecursively(dir);
    }
  }
}
