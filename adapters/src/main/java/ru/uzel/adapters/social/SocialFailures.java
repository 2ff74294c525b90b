package ru.uzel.adapters.social;

import java.util.List;
import java.util.stream.Collectors;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.failure.RetryableFailure.Effect;
import ru.uzel.model.failure.RetryableFailure.Scope;
import ru.uzel.model.failure.UntrustedFailure;

/** What went wrong with the monitoring system, in the hub's terms; whether to retry is the type. */
final class SocialFailures {

  /** A post of nothing but mistakes does not deserve a record longer than itself. */
  private static final int MOST_TOLD = 20;

  private SocialFailures() {}

  /** What the journal is to say of a post that was answered with these problems. */
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

  /**
   * An answer other than 2xx to a status or an answer of ours. Its body is not told: it may repeat
   * what was sent.
   *
   * @param retryAfter the header as it came; empty where there was none
   */
  static HubFailure sending(int status, String retryAfter) {
    return switch (status) {
      case 410 ->
          refused(status, "the post is deleted there, so nothing can be published below it");
      case 404 -> refused(status, "the monitoring system does not know the post");
      // The hub's own token, an address that moved, a pause: true of every message alike.
      case 300, 301, 302, 303, 307, 308, 401, 403, 407 ->
          later(FailureCode.PARTNER_REFUSED, status, "", Effect.NONE);
      case 408, 425, 429 -> later(FailureCode.PARTNER_BUSY, status, retryAfter, Effect.NONE);
      default ->
          status / 100 == 4
              ? refused(status, "the monitoring system refuses the message")
              // RFC 9110 §15.6: of a 5xx nobody knows how far it got.
              : later(FailureCode.PARTNER_FAILED, status, retryAfter, Effect.UNKNOWN);
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

  /** A page of the feed that is none. */
  static RetryableFailure unreadable(String why) {
    return new RetryableFailure(
        FailureCode.PARTNER_FAILED,
        Origin.PARTNER,
        "the feed's page cannot be read: " + why,
        Scope.PARTY,
        Effect.NONE,
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
        "the monitoring system answered HTTP status " + status + wait,
        Scope.PARTY,
        effect,
        null);
  }
}
