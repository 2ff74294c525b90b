package ru.uzel.adapters.appeals;

import ru.uzel.model.failure.FailureCode;

/**
 * One thing that is wrong with a registration.
 *
 * @param status the HTTP status it deserves
 * @param pointer RFC 6901 pointer into the body as a URI fragment, {@code #} for the whole of it;
 *     for a header its name
 * @param detail what is wrong, for the client and the journal; never shows the value
 */
record Problem(FailureCode code, int status, String pointer, String detail) {

  /** The whole body. */
  static final String BODY = "#";

  static Problem malformed(String detail) {
    return new Problem(FailureCode.MALFORMED, 400, BODY, detail);
  }

  static Problem missing(String pointer, String detail) {
    return new Problem(FailureCode.MISSING_FIELD, 422, pointer, detail);
  }

  static Problem invalid(String pointer, String detail) {
    return new Problem(FailureCode.INVALID_FIELD, 422, pointer, detail);
  }

  static Problem unauthenticated(String header, String detail) {
    return new Problem(FailureCode.UNAUTHENTICATED, 401, header, detail);
  }
}
