package ru.uzel.adapters.executor;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.party.KeyDigest;

/** The key a body shows as a bearer token (RFC 6750), of which the hub knows only the digest. */
final class ApiKey {

  private static final String SCHEME = "Bearer ";

  private ApiKey() {}

  static Optional<KeyDigest> in(@Nullable String authorization) {
    return authorization != null
            && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
            && !authorization.substring(SCHEME.length()).isBlank()
        ? Optional.of(KeyDigest.of(authorization.substring(SCHEME.length()).strip()))
        : Optional.empty();
  }
}
