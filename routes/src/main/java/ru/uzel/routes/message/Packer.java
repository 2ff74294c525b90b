package ru.uzel.routes.message;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes fields one after the other into a compact binary form; {@link Unpacker} reads it. */
public final class Packer {

  private static final int ABSENT = -1;

  private final ByteArrayOutputStream bytes;
  private final DataOutputStream out;

  /**
   * @param version of the form, so that a later hub can read what an earlier one left in a queue
   */
  public Packer(int version, int expectedSize) {
    bytes = new ByteArrayOutputStream(expectedSize);
    out = new DataOutputStream(bytes);
    number(version);
  }

  public Packer number(long value) {
    try {
      out.writeLong(value);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return this;
  }

  public Packer bytes(byte @Nullable [] value) {
    try {
      if (value == null) {
        out.writeInt(ABSENT);
      } else {
        out.writeInt(value.length);
        out.write(value);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return this;
  }

  public Packer text(@Nullable String value) {
    return bytes(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
  }

  public Packer uuid(@Nullable UUID value) {
    number(value == null ? 0 : value.getMostSignificantBits());
    return number(value == null ? 0 : value.getLeastSignificantBits());
  }

  public Packer instant(Instant value) {
    number(value.getEpochSecond());
    return number(value.getNano());
  }

  public byte[] packed() {
    return bytes.toByteArray();
  }
}
