package ru.uzel.adapters.executor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The key a body shows as a bearer token (RFC 6750), of which the hub knows only the digest. */
final class ApiKey {

  private static final String SCHEME = "Bearer ";

  private final byte[] digest;

  private ApiKey(byte[] digest) {
    this.digest = digest;
  }

  static Optional<ApiKey> in(@Nullable String authorization) {
    return authorization != null
            && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
            && !authorization.substring(SCHEME.length()).isBlank()
        ? Optional.of(
            new ApiKey(
                hex(authorization.substring(SCHEME.length()).strip())
                    .getBytes(StandardCharsets.US_ASCII)))
        : Optional.empty();
  }

  /**
   * @param digests SHA-256 in hex, several parted by blanks
   */
  boolean isOneOf(String digests) {
    boolean known = false;
    for (String candidate : digests.strip().split("\\s+", -1)) {
      // No early end: the time taken must not tell how much of a digest, or which one, fitted.
      known |=
          MessageDigest.isEqual(
              digest, candidate.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
    }
    return known;
  }

  static String hex(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
