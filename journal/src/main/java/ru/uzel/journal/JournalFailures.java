package ru.uzel.journal;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RetryableFailure;

/** The journal waits for its database whatever happens: nothing of it may be lost or given up. */
final class JournalFailures {

  private JournalFailures() {}

  static RetryableFailure of(SQLException e) {
    return unavailable("the journal's database is away (SQLSTATE " + e.getSQLState() + ")", e);
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
}
