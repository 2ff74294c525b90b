package ru.uzel.model.failure;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
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
  private final boolean withoutLimit;

  public RetryableFailure(
      FailureCode code,
      Origin origin,
      String message,
      Scope scope,
      Effect effect,
      @Nullable Throwable cause) {
    this(code, origin, message, scope, effect, cause, false);
  }

  private RetryableFailure(
      FailureCode code,
      Origin origin,
      String message,
      Scope scope,
      Effect effect,
      @Nullable Throwable cause,
      boolean withoutLimit) {
    super(code, origin, message, null, cause);
    this.scope = scope;
    this.effect = effect;
    this.withoutLimit = withoutLimit;
  }

  /** One after which the partner's own rules demand to go on, however long it takes. */
  public static RetryableFailure withoutLimit(
      FailureCode code, Origin origin, String message, Scope scope, Effect effect) {
    return new RetryableFailure(code, origin, message, scope, effect, null, true);
  }

  /**
   * A connection that could not be made, or broke: of the first it is certain that the partner did
   * nothing.
   *
   * @param endpoint whose address it was
   */
  public static RetryableFailure ofConnection(String endpoint, Throwable cause) {
    boolean neverConnected = neverConnected(cause);
    return new RetryableFailure(
        FailureCode.PARTNER_UNREACHABLE,
        Origin.PARTNER,
        endpoint
            + (neverConnected ? " cannot be reached: " : " broke the exchange off: ")
            + cause.getClass().getSimpleName(),
        Scope.PARTY,
        neverConnected ? Effect.NONE : Effect.UNKNOWN,
        cause);
  }

  private static boolean neverConnected(Throwable cause) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof ConnectException
          || each instanceof HttpConnectTimeoutException
          || each instanceof UnresolvedAddressException) {
        return true;
      }
    }
    return false;
  }

  public Scope scope() {
    return scope;
  }

  public Effect effect() {
    return effect;
  }

  /** Whether patience is never spent by it. */
  public boolean isWithoutLimit() {
    return withoutLimit;
  }
}
