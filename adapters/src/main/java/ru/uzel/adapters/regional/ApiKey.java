package ru.uzel.adapters.regional;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;

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
    byte[] given = hex(apiKey).getBytes(StandardCharsets.US_ASCII);
    boolean known = false;
    for (String digest : digests.strip().split("\\s+", -1)) {
      // No early end: the time taken must not tell how much of a digest, or which one, fitted.
      known |=
          MessageDigest.isEqual(
              given, digest.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
    }
    return known ? null : refused("Invalid api_key received -- can't proceed with create_request.");
  }

  static String hex(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** The wording is that of the specification's own example. */
  private static Problem refused(String description) {
    return new Problem(FailureCode.UNAUTHENTICATED, 403, "api_key", description);
  }
}
