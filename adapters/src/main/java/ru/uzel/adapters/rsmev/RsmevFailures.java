package ru.uzel.adapters.rsmev;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.failure.RetryableFailure.Effect;
import ru.uzel.model.failure.RetryableFailure.Scope;
import ru.uzel.model.message.PartyName;

/**
 * What went wrong with the gateway or with ПОС, in the hub's terms; whether to retry is the type.
 */
final class RsmevFailures {

  private static final int MOST_TOLD = 20;

  private RsmevFailures() {}

  /** What the journal is to say of an appeal with these problems. */
  static RejectedFailure unfit(List<AppealProblem> problems) {
    AppealProblem first = problems.get(0);
    return new RejectedFailure(
        first.code(),
        Origin.PARTNER,
        problems.stream()
            .limit(MOST_TOLD)
            .map(problem -> problem.place() + " " + problem.detail())
            .collect(Collectors.joining("; ")),
        first.place());
  }

  /** A response, or a part of it that belongs to no appeal, that cannot be used as it is. */
  static RejectedFailure response(FailureCode code, String why, String place) {
    return new RejectedFailure(code, Origin.PARTNER, why, place);
  }

  /** An answer of the gateway other than 200. */
  static RetryableFailure answered(String operation, int status) {
    return failed(asked(status), operation + " is answered HTTP status " + status, Effect.NONE);
  }

  private static FailureCode asked(int status) {
    return switch (status) {
      case 408, 425, 429 -> FailureCode.PARTNER_BUSY;
      case 404 -> FailureCode.NOT_FOUND;
      default ->
          status / 100 == 3 || status / 100 == 4
              ? FailureCode.PARTNER_REFUSED
              : FailureCode.PARTNER_FAILED;
    };
  }

  /** An answer that is not the gateway's: the page of something that stands before it, mostly. */
  static RetryableFailure unreadable(String operation, String why) {
    return failed(
        FailureCode.PARTNER_FAILED,
        "the answer to " + operation + " cannot be read: " + why,
        Effect.NONE);
  }

  /** What was confirmed comes again at once: reading on would have no end. */
  static RetryableFailure givenAgain(String requestId) {
    return failed(
        FailureCode.PARTNER_FAILED,
        "response " + requestId + " is given again although it was confirmed",
        Effect.NONE);
  }

  /** ПОС took the question and did not answer it. */
  static RetryableFailure result(String result) {
    return failed(
        FailureCode.PARTNER_REFUSED,
        "ПОС answers the question for appeals by OperationResult " + result,
        Effect.NONE);
  }

  /** One file that does not come from a store that is there. */
  static RetryableFailure fileFails(FileStore store, String why, @Nullable Throwable cause) {
    return new RetryableFailure(
        FailureCode.PARTNER_FAILED,
        Origin.PARTNER,
        store.address() + ": a file could not be fetched: " + why,
        Scope.MESSAGE,
        Effect.NONE,
        cause);
  }

  /** The store of all files. */
  static RetryableFailure noFileNow(
      FileStore store, FailureCode code, String why, @Nullable Throwable cause) {
    return new RetryableFailure(
        code,
        Origin.PARTNER,
        store.address() + ": a file could not be fetched: " + why,
        Scope.PARTY,
        Effect.NONE,
        cause);
  }

  /** A message for a channel by which nothing can be told. */
  static RejectedFailure noWayBack(PartyName party) {
    return new RejectedFailure(
        FailureCode.NO_CHANNEL,
        Origin.HUB,
        "party "
            + party
            + " has no way back: how statuses and answers go to ПОС over РСМЭВ is not published;"
            + " they go by a party with the adapter pos",
        "config/parties/" + party + ".yaml");
  }

  private static RetryableFailure failed(FailureCode code, String why, Effect effect) {
    return new RetryableFailure(code, Origin.PARTNER, why, Scope.PARTY, effect, null);
  }
}
