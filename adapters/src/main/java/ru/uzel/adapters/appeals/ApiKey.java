package ru.uzel.adapters.appeals;

import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.party.KeyDigest;
import ru.uzel.model.party.Secrets;

/** The key a document system shows as a bearer token (RFC 6750), known to the hub by its digest. */
final class ApiKey {

  private static final String HEADER = "Authorization";
  private static final String SCHEME = "Bearer ";

  private final Secrets secrets;

  ApiKey(Secrets secrets) {
    this.secrets = secrets;
  }

  /**
   * @throws RefusedRegistration where the key is missing or another one
   */
  void require(AppealsProperties properties, @Nullable String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        || authorization.substring(SCHEME.length()).isBlank()) {
      throw new RefusedRegistration(
          Problem.unauthenticated(HEADER, "is missing: send the body's key as Bearer"));
    }
    if (!KeyDigest.of(authorization.substring(SCHEME.length()).strip())
        .isOneOf(digests(properties))) {
      throw new RefusedRegistration(Problem.unauthenticated(HEADER, "is not the body's key"));
    }
  }

  /** Whoever has no secret yet is known by no key; of that the start has warned. */
  private String digests(AppealsProperties properties) {
    try {
      return secrets.resolve(properties.apiKey());
    } catch (RejectedFailure missing) {
      return "";
    }
  }
}
