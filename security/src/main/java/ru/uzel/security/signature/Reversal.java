package ru.uzel.security.signature;

import java.util.Arrays;

/** Bytes in the other order: GOST numbers are little-endian in some libraries' own interfaces. */
final class Reversal {

  private Reversal() {}

  static byte[] of(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }

  /** The two numbers of a signature exchanged. */
  static byte[] ofHalves(byte[] bytes) {
    int half = bytes.length / 2;
    byte[] exchanged = Arrays.copyOf(bytes, bytes.length);
    System.arraycopy(bytes, bytes.length - half, exchanged, 0, half);
    System.arraycopy(bytes, 0, exchanged, bytes.length - half, half);
    return exchanged;
  }
}
