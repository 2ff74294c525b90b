package ru.uzel.model.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What tells two states of the same external id apart where the partner does not say: a digest of
 * what was read, the same however it was written.
 */
public final class ContentVersion {

  private static final int DIGITS = 16;

  private ContentVersion() {}

  /** Sixteen hex digits; each part counts with its length, so that no two lists run together. */
  public static String of(@Nullable Object... parts) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (Object part : parts) {
        byte[] bytes = Objects.toString(part).getBytes(StandardCharsets.UTF_8);
        sha256.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        sha256.update(bytes);
      }
      return HexFormat.of().formatHex(sha256.digest()).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
