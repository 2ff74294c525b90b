package ru.uzel.model.content;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What a message carries in the place of a file's bytes.
 *
 * @param hash Streebog-256 of the bytes, lower-case hex
 * @param size number of bytes
 */
public record ContentRef(String hash, long size) {

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  public ContentRef {
    if (!isHash(hash)) {
      throw new IllegalArgumentException("a content's hash has 64 of 0-9 and a-f");
    }
    if (size < 0) {
      throw new IllegalArgumentException("a content's size is not negative");
    }
  }

  /** Whether the text could be the hash of a content. */
  public static boolean isHash(String text) {
    return HASH.matcher(text).matches();
  }

  /** The hash itself, 32 bytes. */
  public byte[] digest() {
    return HexFormat.of().parseHex(hash);
  }
}
