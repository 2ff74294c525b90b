package ru.uzel.bench.replay.source;

import org.jspecify.annotations.Nullable;

/** What one row takes of a file. */
final class Piece {

  private final byte[] bytes;
  private final long line;
  private final long lastLine;
  private final @Nullable String fault;

  /**
   * @param line where it begins
   * @param lastLine where it ends
   * @param fault why it is no whole row, or null
   */
  Piece(byte[] bytes, long line, long lastLine, @Nullable String fault) {
    this.bytes = bytes;
    this.line = line;
    this.lastLine = lastLine;
    this.fault = fault;
  }

  byte[] bytes() {
    return bytes;
  }

  long line() {
    return line;
  }

  @Nullable String fault() {
    return fault;
  }

  String place() {
    return line == lastLine ? "строка файла " + line : "строки файла " + line + "–" + lastLine;
  }
}
