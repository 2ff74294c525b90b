package ru.uzel.adapters.municipal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What tells two states of a card apart: its status, and a digest of all that the shape reads of
 * it, the same however the JSON was written.
 */
final class CardVersion {

  private static final int DIGEST = 16;

  private CardVersion() {}

  static String of(Card card) {
    return card.status()
        + " "
        + digest(
            card.text(),
            card.category(),
            card.subcategory(),
            card.fact(),
            card.location(),
            card.created(),
            card.deadline(),
            card.organisation(),
            card.attributes());
  }

  /** Of a record that cannot be read. */
  static String of(byte[] bytes) {
    return "refused " + digest(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  private static String digest(@Nullable Object... parts) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (Object part : parts) {
        byte[] bytes = Objects.toString(part).getBytes(StandardCharsets.UTF_8);
        sha256.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        sha256.update(bytes);
      }
      return HexFormat.of().formatHex(sha256.digest()).substring(0, DIGEST);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
