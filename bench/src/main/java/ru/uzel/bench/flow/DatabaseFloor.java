package ru.uzel.bench.flow;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ThreadLocalRandom;
import ru.uzel.bench.load.DatabaseAccess;
import ru.uzel.bench.process.CpuMeter;

/** A row in PostgreSQL, many rows to a commit, the disk awaited: CPU of client and server. */
final class DatabaseFloor {

  private static final int ROWS_PER_COMMIT = 200;

  private final DatabaseAccess access;

  DatabaseFloor(DatabaseAccess access) {
    this.access = access;
  }

  /** CPU microseconds per row of that many bytes. */
  double microsPerRow(int bytes, long warmUpMillis, long windowMillis) throws Exception {
    try (Connection connection =
        DriverManager.getConnection(access.url(), access.user(), access.password())) {
      connection.setAutoCommit(true);
      try (Statement statement = connection.createStatement()) {
        statement.execute("drop table if exists public.bench_floor");
        statement.execute(
            "create table public.bench_floor (id bigint primary key, content bytea not null)");
      }
      connection.setAutoCommit(false);
      try {
        return measure(connection, bytes, warmUpMillis, windowMillis);
      } finally {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
          statement.execute("drop table public.bench_floor");
        }
      }
    }
  }

  private static double measure(
      Connection connection, int bytes, long warmUpMillis, long windowMillis) throws Exception {
    byte[] content = new byte[bytes];
    ThreadLocalRandom.current().nextBytes(content);
    long[] next = {0};
    try (PreparedStatement insert =
        connection.prepareStatement("insert into public.bench_floor values (?, ?)")) {
      ThreadCpu.Act commit =
          () -> {
            for (int i = 0; i < ROWS_PER_COMMIT; i++) {
              insert.setLong(1, next[0]++);
              insert.setBytes(2, content);
              insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
          };
      ThreadCpu.micros(warmUpMillis, 1, commit);
      long backend = backend(connection);
      long rowsBefore = next[0];
      long serverBefore = CpuMeter.of(backend).toNanos();
      double client = ThreadCpu.micros(0, windowMillis, commit) / ROWS_PER_COMMIT;
      double server =
          (CpuMeter.of(backend).toNanos() - serverBefore) / 1000.0 / (next[0] - rowsBefore);
      return client + server;
    }
  }

  private static long backend(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select pg_backend_pid()")) {
      result.next();
      return result.getLong(1);
    }
  }
}
