package ru.uzel.hub.database;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Timer;
import java.util.TimerTask;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.postgres.EmbeddedPostgres;
import ru.uzel.postgres.PostgresUnavailableException;

/** The embedded server, started again should it die under a running hub. */
final class OwnDatabase implements HubDatabase {

  private static final Logger LOG = LoggerFactory.getLogger(OwnDatabase.class);
  private static final long SUPERVISION_MILLIS = 1_000;

  private final Path directory;
  private final int port;
  private final HikariDataSource pool;
  private final Timer supervision = new Timer("postgres-supervision", true);
  private EmbeddedPostgres server;
  private boolean closed;

  private OwnDatabase(Path directory, EmbeddedPostgres server) {
    this.directory = directory;
    this.port = server.port();
    this.server = server;
    this.pool = Connections.pool(server.jdbcUrl(), server.user(), server.password());
  }

  static OwnDatabase start(Path directory, int port) {
    OwnDatabase database;
    try {
      EmbeddedPostgres server = EmbeddedPostgres.start(directory, port);
      LOG.info(
          "Embedded PostgreSQL {} on port {}",
          server.adopted() ? "adopted" : "runs",
          server.port());
      database = new OwnDatabase(directory, server);
    } catch (PostgresUnavailableException failure) {
      throw new DatabaseStartFailure(String.valueOf(failure.getMessage()), failure);
    }
    database.supervision.schedule(
        new TimerTask() {
          @Override
          public void run() {
            database.supervise();
          }
        },
        SUPERVISION_MILLIS,
        SUPERVISION_MILLIS);
    return database;
  }

  private synchronized void supervise() {
    if (closed || server.isRunning()) {
      return;
    }
    LOG.error("Embedded PostgreSQL is gone; starting it again");
    try {
      server.leaveRunning();
      server = EmbeddedPostgres.start(directory, port);
      LOG.info("Embedded PostgreSQL runs again on port {}", port);
    } catch (RuntimeException failure) {
      // Tried again in a second; an escaping exception would end the supervision for good.
      LOG.error("Embedded PostgreSQL does not start: {}", failure.getMessage());
    }
  }

  @Override
  public DataSource dataSource() {
    return pool;
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    supervision.cancel();
    pool.close();
    server.stop();
  }
}
