package ru.uzel.adapters.smev;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.failure.RetryableFailure.Effect;
import ru.uzel.model.failure.RetryableFailure.Scope;
import ru.uzel.model.failure.UnknownValueFailure;

/** Faults, statuses and broken connections as failures; whether to retry is their type. */
final class SmevFailures {

  /** Whose right, registration or route is missing: the other side has to act. */
  private static final Set<String> OF_THE_PARTNER =
      Set.of(
          "AccessDenied",
          "PersonalAccessDenied",
          "RecipientIsNotFound",
          "SenderIsNotRegistered",
          "RequestIsNotFound",
          "TargetMessageIsNotFound");

  private SmevFailures() {}

  /**
   * @return empty when the fault means success: СМЭВ took this very message before
   */
  static Optional<HubFailure> sending(SoapFault fault) {
    return switch (Remedy.of(fault.name())) {
      case DONE -> Optional.empty();
      // Nothing was taken, and the documentation sets no limit to the attempts.
      case REPEAT ->
          Optional.of(
              RetryableFailure.withoutLimit(
                  fault.name().equals("SMEVFailure")
                      ? FailureCode.PARTNER_FAILED
                      : FailureCode.PARTNER_BUSY,
                  Origin.PARTNER,
                  "СМЭВ answered " + fault.told(),
                  Scope.PARTY,
                  Effect.NONE));
      // The quota is for all files of the sender together and is free again when they are fetched.
      case LATER ->
          Optional.of(
              new RetryableFailure(
                  FailureCode.PARTNER_BUSY,
                  Origin.PARTNER,
                  "СМЭВ answered " + fault.told(),
                  Scope.MESSAGE,
                  Effect.NONE,
                  null));
      // The name in «where» is what the delivery knows a new id by.
      case NEW_ID -> Optional.of(refused(fault, Origin.HUB));
      case NEVER ->
          Optional.of(
              refused(fault, OF_THE_PARTNER.contains(fault.name()) ? Origin.PARTNER : Origin.HUB));
      case UNKNOWN -> Optional.of(unnamed(fault));
    };
  }

  /**
   * A rejection that came after the message had been taken: whoever sent it was told that СМЭВ has
   * it, so a person decides. What would help is said.
   */
  static UnknownValueFailure afterwards(String what, SmevStatus status) {
    String fault = status.fault().map(SoapFault::name).orElse("");
    String advice =
        switch (Remedy.of(fault)) {
          case REPEAT, LATER -> "; the same message may be sent again under a new id";
          case NEW_ID -> "; it has to be sent again under a new id";
          case DONE -> "; СМЭВ has had it before, nothing is to be done";
          case NEVER -> "; sent again as it is, it would be rejected again";
          case UNKNOWN -> "";
        };
    return new UnknownValueFailure(
        FailureCode.PARTNER_REFUSED,
        Origin.PARTNER,
        "СМЭВ rejected the " + what + " after taking it: " + status.told() + advice,
        fault.isEmpty() ? "AsyncProcessingStatus/StatusCategory" : fault);
  }

  /** A fault of an operation that asks: whatever it is, asking again later does no harm. */
  static HubFailure fetching(SoapFault fault) {
    FailureCode code =
        fault.name().equals("SMEVFailure") || fault.name().isEmpty()
            ? FailureCode.PARTNER_FAILED
            : FailureCode.PARTNER_REFUSED;
    return retry(code, fault, Effect.NONE);
  }

  /**
   * A fault of Ack.
   *
   * @return empty when it means that no Ack is awaited any more
   */
  static Optional<HubFailure> acknowledging(SoapFault fault) {
    return fault.name().equals("TargetMessageIsNotFound")
        ? Optional.empty()
        : Optional.of(fetching(fault));
  }

  /** An HTTP answer that is no SOAP. */
  static RetryableFailure http(int status) {
    // RFC 9110 §15.5: 4xx was not acted upon; of the others nobody knows how far they got.
    return new RetryableFailure(
        status == 429 ? FailureCode.PARTNER_BUSY : FailureCode.PARTNER_FAILED,
        Origin.PARTNER,
        "HTTP status " + status + " instead of SOAP",
        Scope.PARTY,
        status / 100 == 4 ? Effect.NONE : Effect.UNKNOWN,
        null);
  }

  /** An answer of which only a part could be held. */
  static RejectedFailure tooLarge(int most) {
    return new RejectedFailure(
        FailureCode.TOO_LARGE,
        Origin.PARTNER,
        "the answer is larger than " + most / 1024 / 1024 + " MiB",
        "the answer's body");
  }

  static RetryableFailure unreadable(HubFailure cause) {
    return new RetryableFailure(
        FailureCode.PARTNER_FAILED,
        Origin.PARTNER,
        "the answer cannot be read: " + cause.reason(),
        Scope.PARTY,
        Effect.UNKNOWN,
        cause);
  }

  /** A connection that could not be made, or broke. */
  static RetryableFailure connection(String endpoint, Throwable cause) {
    Throwable root = cause;
    boolean neverConnected = neverConnected(root);
    while (root.getCause() != null && !neverConnected) {
      root = root.getCause();
      neverConnected = neverConnected(root);
    }
    return new RetryableFailure(
        FailureCode.PARTNER_UNREACHABLE,
        Origin.PARTNER,
        endpoint
            + (neverConnected ? " cannot be reached: " : " broke the exchange off: ")
            + root.getClass().getSimpleName(),
        Scope.PARTY,
        neverConnected ? Effect.NONE : Effect.UNKNOWN,
        cause);
  }

  private static boolean neverConnected(Throwable cause) {
    @Nullable String message = cause.getMessage();
    return cause instanceof ConnectException
        || cause instanceof UnknownHostException
        || cause instanceof NoRouteToHostException
        || (cause instanceof SocketTimeoutException
            && message != null
            && message.toLowerCase(Locale.ROOT).contains("connect timed out"));
  }

  private static HubFailure unnamed(SoapFault fault) {
    if (fault.client()) {
      return refused(fault, Origin.HUB);
    }
    return new RetryableFailure(
        FailureCode.PARTNER_FAILED,
        Origin.PARTNER,
        "СМЭВ answered " + fault.told(),
        Scope.MESSAGE,
        Effect.UNKNOWN,
        null);
  }

  private static RetryableFailure retry(FailureCode code, SoapFault fault, Effect effect) {
    return new RetryableFailure(
        code, Origin.PARTNER, "СМЭВ answered " + fault.told(), Scope.PARTY, effect, null);
  }

  private static RejectedFailure refused(SoapFault fault, Origin origin) {
    String where = fault.name().isEmpty() ? "soap:Fault" : fault.name();
    return new RejectedFailure(
        FailureCode.PARTNER_REFUSED, origin, "СМЭВ refused: " + fault.told(), where);
  }
}
