package ru.uzel.postgres;

import org.jspecify.annotations.Nullable;

/** The embedded server cannot run here or now; the message names the cause and the cure. */
public final class PostgresUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PostgresUnavailableException(String message) {
    this(message, null);
  }

  PostgresUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
