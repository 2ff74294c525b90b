package ru.uzel.adapters.regional;

import java.util.List;
import java.util.stream.Collectors;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.failure.UntrustedFailure;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Failures as Open311 tells them, and what Open311 refuses as failures. */
final class RegionalFailures {

  /** A form of nothing but mistakes does not deserve an answer longer than itself. */
  private static final int MOST_SHOWN = 20;

  private RegionalFailures() {}

  /** The problem a failure of the hub is for the client. */
  static Problem problem(HubFailure failure) {
    if (failure.origin() == Origin.HUB || failure instanceof RetryableFailure) {
      return new Problem(
          failure.code(),
          503,
          null,
          "The service cannot take requests now; please try again later");
    }
    return new Problem(
        failure.code(), status(failure.code()), failure.where().orElse(null), failure.reason());
  }

  static int status(FailureCode code) {
    return switch (code) {
      case UNAUTHENTICATED -> 403;
      case UNKNOWN_SERVICE, UNKNOWN_PARTY, UNKNOWN_CASE, NOT_FOUND -> 404;
      case TOO_LARGE -> 413;
      default -> 400;
    };
  }

  /** What the journal is to say of a request that was answered with these problems. */
  static HubFailure failure(List<Problem> problems) {
    Problem first = problems.get(0);
    String message =
        problems.stream()
            .limit(MOST_SHOWN)
            .map(Problem::description)
            .collect(Collectors.joining("; "));
    return first.code() == FailureCode.UNAUTHENTICATED
        ? new UntrustedFailure(first.code(), Origin.CLIENT, message, first.where())
        : new RejectedFailure(first.code(), Origin.CLIENT, message, first.where());
  }

  /** GeoReport v2, «Errors»: an array, since several things can be wrong at once. */
  static Open311Document document(List<Problem> problems) {
    ArrayNode errors = JsonNodeFactory.instance.arrayNode();
    problems.stream()
        .limit(MOST_SHOWN)
        .forEach(
            problem ->
                errors
                    .addObject()
                    .put("code", problem.status())
                    .put("description", problem.description()));
    return new Open311Document("errors", errors);
  }

  /** An update could not be published for a reason nobody foresaw: nothing is known of it. */
  static RetryableFailure unforeseen(RuntimeException cause) {
    return new RetryableFailure(
        FailureCode.INTERNAL,
        Origin.HUB,
        "the update could not be published: " + cause.getClass().getSimpleName(),
        RetryableFailure.Scope.MESSAGE,
        RetryableFailure.Effect.UNKNOWN,
        cause);
  }
}
