package ru.uzel.model.failure;

import org.jspecify.annotations.Nullable;

/** A status or category nobody has mapped yet: the message waits in parking, with an alarm. */
public final class UnknownValueFailure extends HubFailure {

  private static final long serialVersionUID = 1L;

  public UnknownValueFailure(
      FailureCode code, Origin origin, String message, @Nullable String where) {
    super(code, origin, message, where, null);
  }
}
