package ru.uzel.bench.replay.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the records out of CSV (RFC 4180: line ends inside quotes belong to the field). A quote that
 * is never closed properly costs its first line only: the lines after it are read anew.
 */
final class CsvCutter {

  private static final int LONGEST = 4 << 20;

  private final ByteInput in;
  private final char delimiter;

  CsvCutter(ByteInput in, char delimiter) {
    this.in = in;
    this.delimiter = delimiter;
  }

  /** The next record that is not blank, without its line end, or null. */
  @Nullable Piece next() throws IOException {
    while (in.peek() >= 0) {
      Piece piece = record();
      if (piece.fault() != null || !blank(piece.bytes())) {
        return piece;
      }
    }
    return null;
  }

  private static boolean blank(byte[] bytes) {
    for (byte next : bytes) {
      if (next != ' ' && next != '\t') {
        return false;
      }
    }
    return true;
  }

  private enum At {
    FIELD_START,
    PLAIN,
    QUOTED,
    QUOTE_CLOSED
  }

  private Piece record() throws IOException {
    long line = in.line();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    At at = At.FIELD_START;
    while (true) {
      int next = in.read();
      boolean lineEnd = next == '\n' || next == '\r' || next < 0;
      if (at != At.QUOTED && lineEnd) {
        if (next == '\r' && in.peek() == '\n') {
          in.read();
        }
        return new Piece(bytes.toByteArray(), line, line + lines(bytes.toByteArray()), null);
      }
      if (next < 0) {
        return restarted(bytes, line, "кавычки не закрыты");
      }
      bytes.write(next);
      if (bytes.size() > LONGEST) {
        return restarted(bytes, line, "запись длиннее 4 МиБ: кавычки не закрыты?");
      }
      if (at == At.QUOTE_CLOSED && next != delimiter && next != '"') {
        return restarted(bytes, line, "после закрывающей кавычки стоит не разделитель");
      }
      at = after(at, next);
    }
  }

  private At after(At at, int next) {
    return switch (at) {
      case QUOTED -> next == '"' ? At.QUOTE_CLOSED : At.QUOTED;
      case QUOTE_CLOSED -> next == '"' ? At.QUOTED : At.FIELD_START;
      case FIELD_START -> next == '"' ? At.QUOTED : next == delimiter ? At.FIELD_START : At.PLAIN;
      case PLAIN -> next == delimiter ? At.FIELD_START : At.PLAIN;
    };
  }

  private static long lines(byte[] bytes) {
    long lines = 0;
    for (byte next : bytes) {
      lines += next == '\n' ? 1 : 0;
    }
    return lines;
  }

  /** Names the first line, and gives back what was read beyond it. */
  private Piece restarted(ByteArrayOutputStream read, long line, String fault) throws IOException {
    byte[] bytes = read.toByteArray();
    int first = 0;
    while (first < bytes.length && bytes[first] != '\n') {
      first++;
    }
    if (first < bytes.length) {
      in.unread(bytes, first + 1, bytes.length);
    } else {
      passLine();
    }
    return new Piece(java.util.Arrays.copyOf(bytes, first), line, line, fault);
  }

  private void passLine() throws IOException {
    int next = in.read();
    while (next >= 0 && next != '\n') {
      next = in.read();
    }
  }
}
