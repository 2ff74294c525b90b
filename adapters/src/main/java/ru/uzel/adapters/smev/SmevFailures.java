package ru.uzel.adapters.smev;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.failure.RetryableFailure.Effect;
import ru.uzel.model.failure.RetryableFailure.Scope;

/** Faults, statuses and broken connections as failures; whether to retry is their type. */
final class SmevFailures {

  /**
   * Where a RejectedFailure says this, a new MessageID helps; nothing else in it needs to change.
   */
  static final String STALE = "StaleMessageId";

  private SmevFailures() {}

  /**
   * @return empty when the fault means success: СМЭВ took this very message before
   */
  static Optional<HubFailure> sending(SoapFault fault) {
    return switch (fault.name()) {
      case "MessageIsAlreadySent" -> Optional.empty();
      // Documented as «repeat without limit»; nothing was taken.
      case "SMEVFailure" -> Optional.of(retry(FailureCode.PARTNER_FAILED, fault, Effect.NONE));
      case "DestinationOverflow" ->
          Optional.of(retry(FailureCode.PARTNER_BUSY, fault, Effect.NONE));
      // The quota is for all files of the sender together and is free again when they are fetched.
      case "QuoteLimitExceeded" ->
          Optional.of(
              new RetryableFailure(
                  FailureCode.PARTNER_BUSY,
                  Origin.PARTNER,
                  "СМЭВ answered " + fault.told(),
                  Scope.MESSAGE,
                  Effect.NONE,
                  null));
      // The id, not the message, has grown old: the only fault that a new id cures.
      case STALE -> Optional.of(refused(fault, Origin.HUB));
      case "BusinessDataTypeIsNotSupported",
          "InvalidContent",
          "UnknownMessageType",
          "TransactionCodeInvalid",
          "InvalidMessageIdFormat",
          "AttachmentContentMiscoordination",
          "AttachmentSizeLimitExceeded",
          "SignatureVerificationFault",
          "IncorrectResponseContentType",
          "EndOfLifeReached" ->
          Optional.of(refused(fault, Origin.HUB));
      case "AccessDenied",
          "PersonalAccessDenied",
          "RecipientIsNotFound",
          "SenderIsNotRegistered",
          "RequestIsNotFound",
          "TargetMessageIsNotFound" ->
          Optional.of(refused(fault, Origin.PARTNER));
      default -> Optional.of(unnamed(fault));
    };
  }

  /** A fault of GetResponse: whatever it is, asking again later does no harm. */
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
