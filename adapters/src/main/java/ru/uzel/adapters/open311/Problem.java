package ru.uzel.adapters.open311;

import ru.uzel.model.failure.FailureCode;

/**
 * One thing that is wrong with a request that was read.
 *
 * @param field its name in GeoReport v2
 * @param detail what is wrong, for the journal; never shows the value
 */
record Problem(FailureCode code, String field, String detail) {

  static Problem missing(String field) {
    return new Problem(FailureCode.MISSING_FIELD, field, "is missing");
  }

  static Problem invalid(String field, String detail) {
    return new Problem(FailureCode.INVALID_FIELD, field, detail);
  }
}
