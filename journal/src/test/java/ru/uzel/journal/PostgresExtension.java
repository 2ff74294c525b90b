package ru.uzel.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;
import ru.uzel.postgres.EmbeddedPostgres;

/** One server for all tests of the JVM, stopped after the last; each test has a database. */
final class PostgresExtension implements BeforeAllCallback {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(PostgresExtension.class);

  private static Running running;

  /** A new database without any table in it. */
  static HikariDataSource newDatabase() throws SQLException {
    EmbeddedPostgres server = running.server();
    String name = "t" + UUID.randomUUID().toString().replace("-", "");
    try (HikariDataSource maintenance = connect(server, server.jdbcUrl());
        Connection connection = maintenance.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return connect(server, server.jdbcUrl().replaceAll("/[^/]*$", "/" + name));
  }

  static HikariDataSource connect(EmbeddedPostgres server, String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
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
      return new Running(dir, EmbeddedPostgres.start(dir, 0));
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
