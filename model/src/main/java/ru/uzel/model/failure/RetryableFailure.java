package ru.uzel.model.failure;

import org.jspecify.annotations.Nullable;

/** The same step may succeed later, unchanged. */
public final class RetryableFailure extends HubFailure {

  private static final long serialVersionUID = 1L;

  /** What the failure stops: the whole party's traffic, or this message only. */
  public enum Scope {
    PARTY,
    MESSAGE
  }

  /** Whether the partner may have acted although the hub saw a failure. */
  public enum Effect {
    NONE,
    UNKNOWN
  }

  private final Scope scope;
  private final Effect effect;

  public RetryableFailure(
      FailureCode code,
      Origin origin,
      String message,
      Scope scope,
      Effect effect,
      @Nullable Throwable cause) {
    super(code, origin, message, null, cause);
    this.scope = scope;
    this.effect = effect;
  }

  public Scope scope() {
    return scope;
  }

  public Effect effect() {
    return effect;
  }
}
