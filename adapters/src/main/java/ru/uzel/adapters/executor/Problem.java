package ru.uzel.adapters.executor;

import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;

/**
 * One thing that is wrong with what a body sent.
 *
 * @param status the HTTP status it deserves
 * @param pointer JSON Pointer (RFC 6901) of the place in the message; null where it has none
 * @param detail for the body and the journal; never shows the value
 */
record Problem(FailureCode code, int status, @Nullable String pointer, String detail) {

  static Problem malformed(String detail) {
    return new Problem(FailureCode.MALFORMED, 400, null, detail);
  }

  static Problem missing(String pointer, String detail) {
    return new Problem(FailureCode.MISSING_FIELD, 422, pointer, detail);
  }

  static Problem invalid(String pointer, String detail) {
    return new Problem(FailureCode.INVALID_FIELD, 422, pointer, detail);
  }

  static Problem tooLarge(String detail) {
    return new Problem(FailureCode.TOO_LARGE, 413, null, detail);
  }

  static Problem stranger(String detail) {
    return new Problem(FailureCode.UNAUTHENTICATED, 401, null, detail);
  }

  static Problem notFound(String detail) {
    return new Problem(FailureCode.NOT_FOUND, 404, null, detail);
  }
}
