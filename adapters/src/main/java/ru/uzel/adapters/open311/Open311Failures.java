package ru.uzel.adapters.open311;

import java.util.List;
import java.util.stream.Collectors;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.failure.RetryableFailure.Effect;
import ru.uzel.model.failure.RetryableFailure.Scope;

/** What went wrong with an Open311 server, in the hub's terms; whether to retry is the type. */
final class Open311Failures {

  private Open311Failures() {}

  /** What the journal is to say of a request with these problems. */
  static RejectedFailure failure(List<Problem> problems) {
    Problem first = problems.get(0);
    return new RejectedFailure(
        first.code(),
        Origin.CLIENT,
        problems.stream()
            .map(problem -> problem.field() + " " + problem.detail())
            .collect(Collectors.joining("; ")),
        first.field());
  }

  /**
   * An answer other than 2xx to an update. Its descriptions are not told: they may repeat what was
   * sent.
   */
  static HubFailure sending(int status, String retryAfter) {
    return switch (status) {
      // GeoReport v2, «Errors»: 404 is an id that was not found, 400 a missing or wrong field.
      case 404 -> refused(status, "the server does not know the service request");
      // The hub's own api_key, an address that moved: true of every message alike.
      case 300, 301, 307, 308, 401, 403, 407 ->
          later(FailureCode.PARTNER_REFUSED, status, "", Effect.NONE);
      // RFC 9110 §15.4.4: so a server answers a POST that it carried out, and 302 is used alike.
      case 302, 303 -> later(FailureCode.PARTNER_REFUSED, status, "", Effect.UNKNOWN);
      case 408, 425, 429 -> later(FailureCode.PARTNER_BUSY, status, retryAfter, Effect.NONE);
      default ->
          status / 100 == 4
              ? refused(status, "the server refuses the update")
              // RFC 9110 §15.6: of a 5xx nobody knows how far it got.
              : later(FailureCode.PARTNER_FAILED, status, retryAfter, Effect.UNKNOWN);
    };
  }

  /** An answer other than 2xx to a new request: GeoReport v2, «Errors». */
  static HubFailure creating(Open311Client.Answer answer) {
    if (answer.status() / 100 == 3) {
      // RFC 9110 §15.4.4: a redirect may be how a server answers a POST that it carried out.
      return later(FailureCode.PARTNER_REFUSED, answer.status(), "", Effect.UNKNOWN);
    }
    HubFailure plain = sending(answer.status(), answer.retryAfter());
    return plain instanceof RejectedFailure
        ? refused(
            answer.status(), "the server refuses the request: " + ServerErrors.told(answer.wire()))
        : plain;
  }

  /** A 2xx that does not say under which id, or token, the request was taken. */
  static RetryableFailure nameless() {
    return new RetryableFailure(
        FailureCode.PARTNER_FAILED,
        Origin.PARTNER,
        "the server's answer names neither service_request_id nor token",
        Scope.MESSAGE,
        Effect.UNKNOWN,
        null);
  }

  /** The request was made, and the hub's own book does not have it. */
  static RetryableFailure unwritten(String id, RetryableFailure why) {
    return new RetryableFailure(
        why.code(),
        Origin.HUB,
        "the server took the request as " + id + ", which could not be written down",
        Scope.MESSAGE,
        Effect.UNKNOWN,
        why);
  }

  /** The api_key is put in place later; what the party is to get waits for it. */
  static RetryableFailure keyless(RejectedFailure missing) {
    return new RetryableFailure(
        missing.code(), Origin.HUB, missing.reason(), Scope.PARTY, Effect.NONE, missing);
  }

  /** The hub's own book of what it sent cannot be understood, as when a hand has spoilt it. */
  static RetryableFailure unreadableBook() {
    return new RetryableFailure(
        FailureCode.INTERNAL,
        Origin.HUB,
        "the book of the requests sent cannot be read: it is no JSON of the right form",
        Scope.PARTY,
        Effect.NONE,
        null);
  }

  /** Whether an answer to a question may be due to what was asked for, not to who asks or when. */
  static boolean isAboutTheAsked(int status) {
    return switch (status) {
      case 401, 403, 407, 408, 425, 429 -> false;
      default -> status / 100 == 4;
    };
  }

  /** An answer other than 200 to a question: asking again does no harm. */
  static RetryableFailure asking(int status, String retryAfter) {
    return later(
        status == 429 ? FailureCode.PARTNER_BUSY : FailureCode.PARTNER_FAILED,
        status,
        retryAfter,
        Effect.NONE);
  }

  /** A list of requests that is none. */
  static RetryableFailure unreadable(String why) {
    return new RetryableFailure(
        FailureCode.PARTNER_FAILED,
        Origin.PARTNER,
        "the server's list of requests cannot be read: " + why,
        Scope.PARTY,
        Effect.NONE,
        null);
  }

  /** A 2xx that does not say under which id the update was taken. */
  static RetryableFailure unnamed() {
    return new RetryableFailure(
        FailureCode.PARTNER_FAILED,
        Origin.PARTNER,
        "the server's answer names no update_id",
        Scope.MESSAGE,
        Effect.UNKNOWN,
        null);
  }

  private static RejectedFailure refused(int status, String why) {
    return new RejectedFailure(
        FailureCode.PARTNER_REFUSED, Origin.PARTNER, why, "HTTP status " + status);
  }

  private static RetryableFailure later(
      FailureCode code, int status, String retryAfter, Effect effect) {
    String wait = retryAfter.matches("\\d{1,9}") ? ", asking for " + retryAfter + " s" : "";
    return new RetryableFailure(
        code,
        Origin.PARTNER,
        "the Open311 server answered HTTP status " + status + wait,
        Scope.PARTY,
        effect,
        null);
  }
}
