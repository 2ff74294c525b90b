package ru.uzel.bench.replay.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Tells UTF-8 from windows-1251 by the whole of a file. Few bad bytes among good UTF-8 are bad
 * rows; bad bytes that stand side by side as Russian letters do are another encoding.
 */
final class TextScan {

  static final Charset WINDOWS_1251 = Charset.forName("windows-1251");

  /** Of the bytes above ASCII, how many are to stand beside another for a text to be Russian. */
  private static final double TOGETHER = 0.8;

  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final CharBuffer out = CharBuffer.allocate(1 << 16);
  private byte[] rest = new byte[0];
  private long valid;
  private long invalid;
  private long high;
  private long together;
  private boolean beforeHigh;
  private boolean beforeCounted;

  void take(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      neighbours(bytes[i]);
    }
    byte[] all = new byte[rest.length + length];
    System.arraycopy(rest, 0, all, 0, rest.length);
    System.arraycopy(bytes, 0, all, rest.length, length);
    ByteBuffer in = ByteBuffer.wrap(all);
    decode(in, false);
    rest = new byte[in.remaining()];
    in.get(rest);
  }

  /** Letters of windows-1251 are 0xC0 to 0xFF, and Ё and ё. */
  private void neighbours(byte next) {
    int value = next & 0xFF;
    boolean letter = value >= 0xC0 || value == 0xA8 || value == 0xB8;
    if (value >= 0x80) {
      high++;
    }
    if (letter && beforeHigh) {
      together += beforeCounted ? 1 : 2;
    }
    beforeCounted = letter && beforeHigh;
    beforeHigh = letter;
  }

  private void decode(ByteBuffer in, boolean end) {
    while (true) {
      CoderResult result = decoder.decode(in, out, end);
      out.flip();
      while (out.hasRemaining()) {
        valid += out.get() > 0x7F ? 1 : 0;
      }
      out.clear();
      if (result.isUnderflow()) {
        return;
      }
      if (result.isError()) {
        invalid++;
        in.position(in.position() + result.length());
      }
    }
  }

  /** The encoding, or null where none can be told. */
  @Nullable Charset charset() {
    invalid += rest.length > 0 ? 1 : 0;
    if (invalid == 0 || valid > 10 * invalid) {
      return StandardCharsets.UTF_8;
    }
    return together >= TOGETHER * high ? WINDOWS_1251 : null;
  }
}
