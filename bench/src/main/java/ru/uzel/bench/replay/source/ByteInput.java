package ru.uzel.bench.replay.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Bytes one by one, with the line they stand in, and a way back. */
final class ByteInput implements Closeable {

  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private byte[] buffer = new byte[BUFFER];
  private int at;
  private int end;
  private long line = 1;

  ByteInput(InputStream in) {
    this.in = in;
  }

  /** The line of the byte that comes next, from 1. */
  long line() {
    return line;
  }

  /** The next byte, or -1. */
  int read() throws IOException {
    if (at == end && !fill()) {
      return -1;
    }
    int next = buffer[at++] & 0xFF;
    if (next == '\n') {
      line++;
    }
    return next;
  }

  int peek() throws IOException {
    return at == end && !fill() ? -1 : buffer[at] & 0xFF;
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(buffer, 0, buffer.length));
    return end > 0;
  }

  /** Gives back what was read last. */
  void unread(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length > at) {
      byte[] larger = new byte[length + end - at + BUFFER];
      System.arraycopy(buffer, at, larger, length, end - at);
      end = length + end - at;
      at = length;
      buffer = larger;
    }
    at -= length;
    System.arraycopy(bytes, from, buffer, at, length);
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n') {
        line--;
      }
    }
  }

  /** Passes over a byte order mark of UTF-8. */
  void skipMark() throws IOException {
    byte[] mark = {(byte) read(), (byte) read(), (byte) read()};
    if (!Arrays.equals(mark, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF})) {
      throw new IllegalStateException("no byte order mark");
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
