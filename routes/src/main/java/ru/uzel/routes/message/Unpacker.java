package ru.uzel.routes.message;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link Packer} wrote. Anything else gives an {@link IllegalArgumentException}. */
public final class Unpacker {

  private final ByteBuffer in;
  private final long version;

  /** A form of that version and no other. */
  public Unpacker(int version, byte[] packed) {
    this(version, version, packed);
  }

  /** A form of any of these versions: what an earlier hub left in a queue is read too. */
  public Unpacker(int oldest, int newest, byte[] packed) {
    in = ByteBuffer.wrap(packed);
    version = number();
    if (version < oldest || version > newest) {
      throw new IllegalArgumentException(
          "form "
              + version
              + " where "
              + (oldest == newest ? "" : oldest + " to ")
              + newest
              + " was expected");
    }
  }

  /** The version of the form at hand. */
  public long version() {
    return version;
  }

  public long number() {
    try {
      return in.getLong();
    } catch (BufferUnderflowException failure) {
      throw cut(failure);
    }
  }

  public byte @Nullable [] optionalBytes() {
    try {
      int length = in.getInt();
      if (length == -1) {
        return null;
      }
      if (length < 0 || length > in.remaining()) {
        throw new IllegalArgumentException("a field of " + length + " bytes goes past the end");
      }
      byte[] value = new byte[length];
      in.get(value);
      return value;
    } catch (BufferUnderflowException failure) {
      throw cut(failure);
    }
  }

  public byte[] bytes() {
    byte[] value = optionalBytes();
    if (value == null) {
      throw new IllegalArgumentException("a field that must be there is absent");
    }
    return value;
  }

  public @Nullable String optionalText() {
    byte[] value = optionalBytes();
    return value == null ? null : new String(value, StandardCharsets.UTF_8);
  }

  public String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  public @Nullable UUID optionalUuid() {
    long high = number();
    long low = number();
    return high == 0 && low == 0 ? null : new UUID(high, low);
  }

  public UUID uuid() {
    return new UUID(number(), number());
  }

  public Instant instant() {
    try {
      return Instant.ofEpochSecond(number(), number());
    } catch (DateTimeException failure) {
      throw new IllegalArgumentException("not a time", failure);
    }
  }

  private static IllegalArgumentException cut(BufferUnderflowException failure) {
    return new IllegalArgumentException("the form is cut short", failure);
  }
}
