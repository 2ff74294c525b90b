package ru.uzel.security.trust;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a certificate's revocation.
 *
 * @param since when it was revoked
 * @param detail who said so, or why nobody could
 * @param until how long this may be used at most
 */
record RevocationStatus(State state, @Nullable Instant since, String detail, Instant until) {

  enum State {
    GOOD,
    REVOKED,
    /** There is a source, and it could not say. */
    UNKNOWN,
    /** Neither the certificate nor the folder names a source. */
    UNASKED
  }

  static RevocationStatus good(String detail, Instant until) {
    return new RevocationStatus(State.GOOD, null, detail, until);
  }

  static RevocationStatus revoked(Instant since, String detail, Instant until) {
    return new RevocationStatus(State.REVOKED, since, detail, until);
  }

  static RevocationStatus unknown(String detail, Instant until) {
    return new RevocationStatus(State.UNKNOWN, null, detail, until);
  }
}
