package ru.uzel.adapters.municipal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.failure.RetryableFailure.Effect;
import ru.uzel.model.failure.RetryableFailure.Scope;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.WireBytes;

/** What went wrong with a system, in the hub's terms; whether to retry is the type. */
final class MunicipalFailures {

  private static final int MOST_TOLD = 20;

  private MunicipalFailures() {}

  /** What the journal is to say of a record with these problems. */
  static RejectedFailure unfit(List<CardProblem> problems) {
    CardProblem first = problems.get(0);
    return new RejectedFailure(
        first.code(),
        Origin.PARTNER,
        problems.stream()
            .limit(MOST_TOLD)
            .map(problem -> problem.pointer() + " " + problem.detail())
            .collect(Collectors.joining("; ")),
        first.pointer());
  }

  /** A status that the shape does not name; a person says what it means. */
  static UnknownValueFailure unknownStatus(Shape shape, String pointer, String status) {
    return new UnknownValueFailure(
        FailureCode.UNKNOWN_STATUS,
        Origin.PARTNER,
        "status '" + status + "' is not among the statuses of municipal/" + shape.name() + ".yaml",
        pointer);
  }

  /** An answer other than 200 to a question: asking again does no harm. */
  static RetryableFailure asking(int status, String retryAfter) {
    return later(asked(status), status, retryAfter, Effect.NONE);
  }

  private static FailureCode asked(int status) {
    return switch (status) {
      case 300, 301, 302, 303, 307, 308, 401, 403, 407 -> FailureCode.PARTNER_REFUSED;
      case 408, 425, 429 -> FailureCode.PARTNER_BUSY;
      default -> FailureCode.PARTNER_FAILED;
    };
  }

  /** A login that was not answered with 2xx. */
  static RetryableFailure login(int status, String retryAfter) {
    return status / 100 == 4 && asked(status) != FailureCode.PARTNER_BUSY
        ? loginRefused("HTTP status " + status)
        : later(asked(status), status, retryAfter, Effect.NONE);
  }

  /** A login that the system does not take: nothing goes until somebody mends it. */
  static RetryableFailure loginRefused(String where) {
    return new RetryableFailure(
        FailureCode.PARTNER_REFUSED,
        Origin.PARTNER,
        "the system refuses the hub's login (" + where + "): look at user and password",
        Scope.PARTY,
        Effect.NONE,
        null);
  }

  /** A page that is none. */
  static RetryableFailure unreadable(String why) {
    return new RetryableFailure(
        FailureCode.PARTNER_FAILED,
        Origin.PARTNER,
        "a page of records cannot be read: " + why,
        Scope.PARTY,
        Effect.NONE,
        null);
  }

  /**
   * An answer other than 2xx to a message of ours. The system's words are told only where the shape
   * has them: others may repeat what was sent.
   *
   * @param body by whose words a refusal is known
   */
  static HubFailure sending(Shape.Outward outward, int status, String retryAfter, WireBytes body) {
    String words = body.utf8();
    Optional<Shape.Refusal> known =
        outward.refusals().stream().filter(refusal -> words.contains(refusal.says())).findFirst();
    if (status / 100 == 4 && known.isPresent()) {
      String told = "the system says: «" + known.get().says() + "»";
      return known.get().means() == Shape.Meaning.LATER
          ? new RetryableFailure(
              FailureCode.PARTNER_BUSY, Origin.PARTNER, told, Scope.PARTY, Effect.NONE, null)
          : refused(status, told);
    }
    FailureCode code = asked(status);
    if (code != FailureCode.PARTNER_FAILED) {
      return later(code, status, retryAfter, Effect.NONE);
    }
    return status / 100 == 4
        ? refused(status, "the system refuses the message, in words that its shape does not have")
        // RFC 9110 §15.6: of a 5xx nobody knows how far it got.
        : later(code, status, retryAfter, Effect.UNKNOWN);
  }

  /** A message for a system that takes none. */
  static RejectedFailure takesNothing(PartyName party, Shape shape) {
    return new RejectedFailure(
        FailureCode.INVALID_FIELD,
        Origin.HUB,
        "party "
            + party
            + " takes no messages: its shape, municipal/"
            + shape.name()
            + ".yaml, has no outward, or its records are polled",
        "config/municipal/" + shape.name() + ".yaml");
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
        "the system answered HTTP status " + status + wait,
        Scope.PARTY,
        effect,
        null);
  }
}
