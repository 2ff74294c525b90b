package ru.uzel.bench.flow;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import ru.uzel.bench.load.DatabaseAccess;
import ru.uzel.bench.process.CpuMeter;
import ru.uzel.bench.process.LeftoverPostgres;

/**
 * What can be counted from outside at one moment.
 *
 * @param hubMicros CPU time of the hub's process
 * @param postgresMicros CPU time of all processes of its PostgreSQL
 * @param rows rows that PostgreSQL has inserted or updated
 * @param signatures callers' signatures that the mock has verified
 * @param records size of the journal
 */
record Counters(
    Instant at, long hubMicros, long postgresMicros, long rows, long signatures, long records) {

  static Counters now(
      long hubPid,
      LeftoverPostgres postgres,
      DatabaseAccess database,
      long signatures,
      long records)
      throws SQLException {
    return new Counters(
        Instant.now(),
        CpuMeter.of(hubPid).toNanos() / 1000,
        postgres.postmaster().map(CpuMeter::withChildren).orElseThrow().toNanos() / 1000,
        rows(database),
        signatures,
        records);
  }

  private static long rows(DatabaseAccess database) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "select tup_inserted + tup_updated from pg_stat_database"
                    + " where datname = current_database()")) {
      result.next();
      return result.getLong(1);
    }
  }
}
