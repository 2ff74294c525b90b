package ru.uzel.model.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes exactly as they went over the wire, with the media type they were declared to have. */
public final class WireBytes {

  private final String contentType;
  private final byte[] bytes;

  private WireBytes(String contentType, byte[] bytes) {
    this.contentType = contentType;
    this.bytes = bytes;
  }

  /** Takes the array as it is: the caller must not change it afterwards. */
  public static WireBytes of(String contentType, byte[] bytes) {
    return new WireBytes(contentType, bytes);
  }

  public String contentType() {
    return contentType;
  }

  /** The bytes themselves, not a copy: for reading only. */
  public byte[] bytes() {
    return bytes;
  }

  public int size() {
    return bytes.length;
  }

  /** The bytes read as UTF-8; for content known to be text. */
  public String utf8() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WireBytes that
        && contentType.equals(that.contentType)
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * contentType.hashCode() + Arrays.hashCode(bytes);
  }

  /** Never shows content: payloads do not belong in logs. */
  @Override
  public String toString() {
    return contentType + ", " + bytes.length + " bytes";
  }
}
