package ru.uzel.model.failure;

import org.jspecify.annotations.Nullable;

/** The input is refused for good: answer with the protocol's own error, record it, stop. */
public final class RejectedFailure extends HubFailure {

  private static final long serialVersionUID = 1L;

  public RejectedFailure(FailureCode code, Origin origin, String message, @Nullable String where) {
    super(code, origin, message, where, null);
  }

  public RejectedFailure(
      FailureCode code, Origin origin, String message, @Nullable String where, Throwable cause) {
    super(code, origin, message, where, cause);
  }
}
