package ru.uzel.adapters.appeals;

import java.util.List;
import java.util.stream.Collectors;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.failure.RetryableFailure.Effect;
import ru.uzel.model.failure.RetryableFailure.Scope;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.failure.UntrustedFailure;

/**
 * What went wrong with a registration or with ССТУ, in the hub's terms; whether to retry is the
 * type.
 */
final class AppealsFailures {

  /** A registration of nothing but mistakes does not deserve a record longer than itself. */
  private static final int MOST_TOLD = 20;

  private AppealsFailures() {}

  /** What the journal is to say of a registration that was answered with these problems. */
  static HubFailure failure(List<Problem> problems) {
    Problem first = problems.get(0);
    String reason =
        problems.stream()
            .limit(MOST_TOLD)
            .map(problem -> problem.pointer() + " " + problem.detail())
            .collect(Collectors.joining("; "));
    return first.code() == FailureCode.UNAUTHENTICATED
        ? new UntrustedFailure(first.code(), Origin.CLIENT, reason, first.pointer())
        : new RejectedFailure(first.code(), Origin.CLIENT, reason, first.pointer());
  }

  /** An answer other than 2xx to a report. Its body is not told: it may repeat what was sent. */
  static HubFailure sending(int status, String retryAfter) {
    return switch (status) {
      // Whether the hub is let in, an address that moved: true of every report alike.
      case 300, 301, 302, 303, 307, 308, 401, 403, 407 ->
          later(FailureCode.PARTNER_REFUSED, status, "", Effect.NONE);
      // RFC 9110 §15.6.4: a 503 says that the request was not handled.
      case 408, 425, 429, 503 -> later(FailureCode.PARTNER_BUSY, status, retryAfter, Effect.NONE);
      case 400 ->
          refused(status, "ССТУ refuses the report: a code, a status or a date is not to its mind");
      default ->
          status / 100 == 4
              ? refused(status, "ССТУ refuses the report")
              // RFC 9110 §15.6: of another 5xx nobody knows how far it got.
              : later(FailureCode.PARTNER_FAILED, status, retryAfter, Effect.UNKNOWN);
    };
  }

  /** A report lacks something that only a person can find. */
  static UnknownValueFailure incomplete(String field, String why) {
    return new UnknownValueFailure(FailureCode.MISSING_FIELD, Origin.HUB, why, field);
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
        "ССТУ answered HTTP status " + status + wait,
        Scope.PARTY,
        effect,
        null);
  }
}
