package ru.uzel.model.party;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** The SHA-256 of a key, by which the hub knows a party without knowing its key. */
public final class KeyDigest {

  private final byte[] digest;

  private KeyDigest(byte[] digest) {
    this.digest = digest;
  }

  public static KeyDigest of(String key) {
    return new KeyDigest(hex(key).getBytes(StandardCharsets.US_ASCII));
  }

  /** SHA-256 of the text's UTF-8, lower-case hex, as it is kept in the secret's file. */
  public static String hex(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /**
   * @param digests in hex, several parted by blanks
   */
  public boolean isOneOf(String digests) {
    boolean known = false;
    for (String candidate : digests.strip().split("\\s+", -1)) {
      // No early end: the time taken must not tell how much of a digest, or which one, fitted.
      known |=
          MessageDigest.isEqual(
              digest, candidate.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
    }
    return known;
  }
}
