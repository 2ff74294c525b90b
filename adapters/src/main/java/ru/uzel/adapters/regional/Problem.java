package ru.uzel.adapters.regional;

import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;

/**
 * One thing that is wrong with what a client sent.
 *
 * @param status the HTTP status it deserves
 * @param where the parameter it is about
 * @param description for the client and the journal; never shows the value
 */
record Problem(FailureCode code, int status, @Nullable String where, String description) {

  static Problem malformed(@Nullable String where, String description) {
    return new Problem(FailureCode.MALFORMED, 400, where, description);
  }

  static Problem missing(String parameter) {
    return new Problem(FailureCode.MISSING_FIELD, 400, parameter, parameter + " was not provided");
  }

  static Problem invalid(String parameter, String what) {
    return new Problem(FailureCode.INVALID_FIELD, 400, parameter, parameter + " " + what);
  }

  static Problem notFound(String what) {
    return new Problem(FailureCode.NOT_FOUND, 404, null, what + " was not found");
  }
}
