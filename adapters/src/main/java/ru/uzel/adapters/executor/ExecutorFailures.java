package ru.uzel.adapters.executor;

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
import ru.uzel.model.failure.UntrustedFailure;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** HTTP answers as failures, and what is refused here as problems (RFC 9457). */
final class ExecutorFailures {

  /** A message of nothing but mistakes does not deserve an answer longer than itself. */
  private static final int MOST_SHOWN = 20;

  private ExecutorFailures() {}

  /**
   * What a body's answer to an assignment means.
   *
   * @return empty when it has taken it
   */
  static Optional<HubFailure> sending(int status) {
    return switch (status) {
      case 200, 201, 202, 204 -> Optional.empty();
      // Nothing about the message: its key, its address or its trust in us, and all wait for it.
      case 401, 403, 404, 405, 407 ->
          Optional.of(party(FailureCode.PARTNER_REFUSED, status, Effect.NONE));
      case 408, 425, 429 -> Optional.of(party(FailureCode.PARTNER_BUSY, status, Effect.NONE));
      default ->
          Optional.of(
              status / 100 == 4
                  ? new RejectedFailure(
                      FailureCode.PARTNER_REFUSED,
                      Origin.PARTNER,
                      "the body refused the message: HTTP status " + status,
                      "HTTP " + status)
                  // RFC 9110 §15.6: of the others nobody knows how far they got.
                  : party(FailureCode.PARTNER_FAILED, status, Effect.UNKNOWN));
    };
  }

  private static RetryableFailure party(FailureCode code, int status, Effect effect) {
    return new RetryableFailure(
        code, Origin.PARTNER, "the body answered HTTP status " + status, Scope.PARTY, effect, null);
  }

  /** A receipt that proves nothing: the assignment may have been taken all the same. */
  static RetryableFailure receipt(FailureCode code, String finding) {
    return new RetryableFailure(
        code,
        Origin.PARTNER,
        "the receipt is not to be trusted: " + finding,
        Scope.PARTY,
        Effect.UNKNOWN,
        null);
  }

  /** The problem a failure of the hub is for the body. */
  static Problem problem(HubFailure failure) {
    if (failure.origin() == Origin.HUB || failure instanceof RetryableFailure) {
      return new Problem(
          failure.code(), 503, null, "the hub cannot take it now; please send it again later");
    }
    return new Problem(failure.code(), status(failure.code()), null, failure.reason());
  }

  static int status(FailureCode code) {
    return switch (code) {
      case UNAUTHENTICATED -> 401;
      case SIGNATURE_MISSING, SIGNATURE_INVALID, CERTIFICATE_UNTRUSTED -> 403;
      case NOT_FOUND -> 404;
      case ALTERED_REPETITION -> 409;
      case TOO_LARGE -> 413;
      case MALFORMED -> 400;
      default -> 422;
    };
  }

  /** What the journal is to say of a request that was answered with these problems. */
  static HubFailure failure(List<Problem> problems) {
    Problem first = problems.get(0);
    String message =
        problems.stream()
            .limit(MOST_SHOWN)
            .map(ExecutorFailures::told)
            .collect(Collectors.joining("; "));
    return switch (first.code()) {
      case UNAUTHENTICATED,
          SIGNATURE_MISSING,
          SIGNATURE_INVALID,
          CERTIFICATE_UNTRUSTED,
          ALTERED_REPETITION ->
          new UntrustedFailure(first.code(), Origin.CLIENT, message, first.pointer());
      default -> new RejectedFailure(first.code(), Origin.CLIENT, message, first.pointer());
    };
  }

  private static String told(Problem problem) {
    return problem.pointer() == null
        ? problem.detail()
        : problem.pointer() + " " + problem.detail();
  }

  /** RFC 9457, with one entry of {@code errors} for each place. */
  static ObjectNode document(List<Problem> problems) {
    Problem first = problems.get(0);
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document
        .put("type", "urn:uzel:problem:" + first.code().wireName())
        .put("title", title(first))
        .put("status", first.status())
        .put("detail", problems.size() == 1 ? told(first) : problems.size() + " mistakes");
    ArrayNode errors = document.putArray("errors");
    for (Problem problem : problems.subList(0, Math.min(MOST_SHOWN, problems.size()))) {
      errors
          .addObject()
          .put("pointer", problem.pointer() == null ? "" : problem.pointer())
          .put("detail", problem.detail());
    }
    return document;
  }

  private static String title(Problem problem) {
    return switch (problem.status()) {
      case 400, 415 -> "The body cannot be read";
      case 401 -> "The sender is not known";
      case 403 -> "The signature is not accepted";
      case 404 -> "There is nothing here";
      case 405 -> "The method is not allowed here";
      case 409 -> "The id was used before, for another message";
      case 413 -> "The body is too long";
      case 422 -> "The message is not right";
      case 503 -> "The hub cannot take it now";
      default -> "The request could not be handled";
    };
  }
}
