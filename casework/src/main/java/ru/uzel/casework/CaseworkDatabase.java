package ru.uzel.casework;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;

/**
 * Runs statements, each a transaction of its own, and says in the house's failures what went wrong.
 */
final class CaseworkDatabase {

  private static final int ATTEMPTS = 10;
  private static final String UNIQUE_VIOLATION = "23505";

  private final DataSource dataSource;

  CaseworkDatabase(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** One statement on a connection. */
  @FunctionalInterface
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  <T> T run(Work<T> work) {
    return attempt(work)
        .orElseThrow(() -> unavailable("a row that must be new is there already", null));
  }

  /** As {@link #run}, but a row that is there already gives false: somebody else was faster. */
  boolean won(Work<Boolean> work) {
    return attempt(work).orElse(false);
  }

  /** As {@link #won} for several statements: what is false takes none of them into effect. */
  boolean wonTogether(Work<Boolean> work) {
    return won(connection -> together(connection, work, done -> done));
  }

  /** As {@link #run} for several statements, however long they take. */
  <T> T runTogether(Work<T> work) {
    return run(
        connection -> {
          int patience = connection.getNetworkTimeout();
          connection.setNetworkTimeout(Runnable::run, 0);
          try {
            return together(connection, work, done -> true);
          } finally {
            connection.setNetworkTimeout(Runnable::run, patience);
          }
        });
  }

  private static <T> T together(Connection connection, Work<T> work, Predicate<T> isDone)
      throws SQLException {
    connection.setAutoCommit(false);
    try {
      T result = work.on(connection);
      if (isDone.test(result)) {
        connection.commit();
      }
      return result;
    } finally {
      // Of what was committed nothing is left to roll back.
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private <T> Optional<T> attempt(Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = dataSource.getConnection()) {
        connection.setAutoCommit(true);
        return Optional.of(work.on(connection));
      } catch (SQLException e) {
        if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
          return Optional.empty();
        }
        if (!isCollision(e) || attempt == ATTEMPTS) {
          throw failureOf(e);
        }
      }
    }
  }

  /**
   * Class 40, transaction rollback: a deadlock or a serialization failure; the same may succeed.
   */
  private static boolean isCollision(SQLException e) {
    return stateOf(e).startsWith("40");
  }

  private static HubFailure failureOf(SQLException e) {
    String state = stateOf(e);
    // Class 22, data exception: what the message says cannot be stored, e.g. a NUL character.
    if (state.startsWith("22")) {
      return new RejectedFailure(
          FailureCode.INVALID_FIELD,
          Origin.CLIENT,
          "the database cannot hold a value of the message (SQLSTATE " + state + ")",
          null,
          e);
    }
    boolean away =
        e instanceof SQLTransientException
            || e instanceof SQLTimeoutException
            // 08 connection, 53 resources, 57 operator intervention, 25006 a standby
            || state.startsWith("08")
            || state.startsWith("53")
            || state.startsWith("57")
            || state.startsWith("58")
            || state.equals("25006")
            || state.isEmpty();
    return away
        ? unavailable("the database is away (SQLSTATE " + state + ")", e)
        : new RetryableFailure(
            FailureCode.INTERNAL,
            Origin.HUB,
            "the database refused a statement (SQLSTATE " + state + ")",
            RetryableFailure.Scope.PARTY,
            RetryableFailure.Effect.UNKNOWN,
            e);
  }

  static RetryableFailure unavailable(String message, @Nullable Throwable cause) {
    return new RetryableFailure(
        FailureCode.DATABASE_UNAVAILABLE,
        Origin.HUB,
        message,
        RetryableFailure.Scope.PARTY,
        RetryableFailure.Effect.UNKNOWN,
        cause);
  }

  private static String stateOf(SQLException e) {
    String state = e.getSQLState();
    return state == null ? "" : state;
  }
}
