package ru.uzel.model.failure;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a step could not be done. What to do about it is the type: retry, answer and stop, stop and
 * warn, or park. The message names the cause and never shows payload or secrets.
 */
public abstract sealed class HubFailure extends RuntimeException
    permits RetryableFailure, RejectedFailure, UntrustedFailure, UnknownValueFailure {

  private static final long serialVersionUID = 1L;

  private final FailureCode code;
  private final Origin origin;
  private final @Nullable String where;

  HubFailure(
      FailureCode code,
      Origin origin,
      String message,
      @Nullable String where,
      @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.origin = origin;
    this.where = where;
  }

  public FailureCode code() {
    return code;
  }

  public Origin origin() {
    return origin;
  }

  /** The place in the input the failure is about: a field, a line, a row and column. */
  public Optional<String> where() {
    return Optional.ofNullable(where);
  }

  /** The message as {@code String}, never null. */
  public String reason() {
    String message = getMessage();
    return message == null ? code.wireName() : message;
  }
}
