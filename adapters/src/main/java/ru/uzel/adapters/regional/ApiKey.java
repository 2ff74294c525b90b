package ru.uzel.adapters.regional;

import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.party.KeyDigest;

/** Proves a client by its api_key, of which the hub knows only the digest. */
final class ApiKey {

  private ApiKey() {}

  /**
   * @param digests SHA-256 in hex, several parted by blanks
   * @return what is wrong with the key, or null
   */
  static @Nullable Problem check(@Nullable String apiKey, String digests) {
    if (apiKey == null) {
      return refused("Missing api_key -- can't proceed with create_request.");
    }
    return KeyDigest.of(apiKey).isOneOf(digests)
        ? null
        : refused("Invalid api_key received -- can't proceed with create_request.");
  }

  /** The wording is that of the specification's own example. */
  private static Problem refused(String description) {
    return new Problem(FailureCode.UNAUTHENTICATED, 403, "api_key", description);
  }
}
