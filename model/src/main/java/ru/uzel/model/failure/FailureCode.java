package ru.uzel.model.failure;

import java.util.Locale;

/** Stable names of causes: what an operator searches for. */
public enum FailureCode {
  MALFORMED,
  TOO_LARGE,
  MISSING_FIELD,
  INVALID_FIELD,
  UNKNOWN_SERVICE,
  UNKNOWN_PARTY,
  UNKNOWN_CASE,
  NOT_FOUND,
  UNAUTHENTICATED,
  SIGNATURE_MISSING,
  SIGNATURE_INVALID,
  CERTIFICATE_UNTRUSTED,
  UNKNOWN_STATUS,
  UNKNOWN_CATEGORY,
  NO_FLOW,
  PARTNER_UNREACHABLE,
  PARTNER_FAILED,
  PARTNER_BUSY,
  PARTNER_REFUSED,
  PATIENCE_SPENT,
  OUTCOME_UNKNOWN,
  BROKER_UNAVAILABLE,
  DATABASE_UNAVAILABLE,
  JOURNAL_FULL,
  INTERNAL;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
