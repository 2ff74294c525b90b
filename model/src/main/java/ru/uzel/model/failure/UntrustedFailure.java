package ru.uzel.model.failure;

import org.jspecify.annotations.Nullable;

/** Who sent it is not proven: a security event. */
public final class UntrustedFailure extends HubFailure {

  private static final long serialVersionUID = 1L;

  public UntrustedFailure(FailureCode code, Origin origin, String message, @Nullable String where) {
    super(code, origin, message, where, null);
  }
}
