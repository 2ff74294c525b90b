package ru.uzel.security.signature;

import java.security.MessageDigest;
import java.util.Arrays;

/** A growing run of UTF-8 bytes that is used again and again. */
final class Utf8Buffer {

  /** More than this is not kept between uses: one huge message must not pin memory for ever. */
  private static final int KEPT = 1 << 20;

  private byte[] bytes = new byte[4096];
  private int size;

  void clear() {
    size = 0;
    if (bytes.length > KEPT) {
      bytes = new byte[4096];
    }
  }

  Utf8Buffer ascii(char character) {
    room(1);
    bytes[size++] = (byte) character;
    return this;
  }

  Utf8Buffer ascii(String text) {
    int length = text.length();
    room(length);
    for (int i = 0; i < length; i++) {
      bytes[size++] = (byte) text.charAt(i);
    }
    return this;
  }

  Utf8Buffer number(int value) {
    return ascii(Integer.toString(value));
  }

  Utf8Buffer characters(String text) {
    return characters(text, 0, text.length());
  }

  Utf8Buffer characters(String text, int from, int to) {
    room((to - from) * 3);
    for (int i = from; i < to; i++) {
      char character = text.charAt(i);
      if (character < 0x80) {
        bytes[size++] = (byte) character;
      } else if (Character.isHighSurrogate(character)
          && i + 1 < to
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        codePoint(Character.toCodePoint(character, text.charAt(++i)));
      } else {
        codePoint(character);
      }
    }
    return this;
  }

  /** Writes the character that starts there; returns where the next one starts. */
  int character(char[] text, int index) {
    room(4);
    char character = text[index];
    if (character < 0x80) {
      bytes[size++] = (byte) character;
      return index + 1;
    }
    if (Character.isHighSurrogate(character) && index + 1 < text.length) {
      codePoint(Character.toCodePoint(character, text[index + 1]));
      return index + 2;
    }
    codePoint(character);
    return index + 1;
  }

  private void codePoint(int code) {
    if (code < 0x800) {
      bytes[size++] = (byte) (0xC0 | code >> 6);
    } else if (code < 0x10000) {
      bytes[size++] = (byte) (0xE0 | code >> 12);
      bytes[size++] = continuation(code >> 6);
    } else {
      bytes[size++] = (byte) (0xF0 | code >> 18);
      bytes[size++] = continuation(code >> 12);
      bytes[size++] = continuation(code >> 6);
    }
    bytes[size++] = continuation(code);
  }

  private static byte continuation(int bits) {
    return (byte) (0x80 | (bits & 0x3F));
  }

  /** The digest of what was written; the digest object is left ready for its next use. */
  byte[] digest(MessageDigest digest) {
    digest.update(bytes, 0, size);
    return digest.digest();
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
