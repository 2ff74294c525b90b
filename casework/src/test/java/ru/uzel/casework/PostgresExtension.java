package ru.uzel.casework;

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

/** One server for all tests of the JVM, stopped after the last; tests keep apart by their keys. */
final class PostgresExtension implements BeforeAllCallback {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(PostgresExtension.class);

  private static Running running;

  static HikariDataSource dataSource() {
    return running.dataSource();
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
      Path dir = Files.createTempDirectory("uzel-casework-test");
      EmbeddedPostgres server = EmbeddedPostgres.start(dir, 0);
      HikariDataSource dataSource = connect(server);
      CaseworkSchema.migrate(dataSource);
      return new Running(dir, server, dataSource);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A database that no other test sees. */
  static HikariDataSource ofItsOwn(String name) throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    String url = running.server().jdbcUrl();
    HikariDataSource dataSource =
        connect(running.server(), url.substring(0, url.lastIndexOf('/') + 1) + name);
    CaseworkSchema.migrate(dataSource);
    return dataSource;
  }

  static HikariDataSource connect(EmbeddedPostgres server) {
    return connect(server, server.jdbcUrl());
  }

  private static HikariDataSource connect(EmbeddedPostgres server, String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(server.user());
    config.setPassword(server.password());
    config.setMaximumPoolSize(12);
    config.setConnectionTimeout(2000);
    return new HikariDataSource(config);
  }

  record Running(Path dir, EmbeddedPostgres server, HikariDataSource dataSource)
      implements AutoCloseable {
    @Override
    public void close() throws IOException {
      dataSource.close();
      server.stop();
      FileSystemUtils.deleteRecursively(dir);
    }
  }
}
