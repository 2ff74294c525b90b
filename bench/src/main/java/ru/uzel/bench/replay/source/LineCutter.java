package ru.uzel.bench.replay.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One row is one line that is not blank: JSON Lines. */
final class LineCutter implements JsonRows.Cutter {

  /** No honest row is longer; what is, is passed over without being kept. */
  static final int LONGEST = 16 << 20;

  private final ByteInput in;

  LineCutter(ByteInput in) {
    this.in = in;
  }

  @Override
  public @Nullable Piece next() throws IOException {
    while (true) {
      long line = in.line();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      boolean blank = true;
      boolean tooLong = false;
      int next = in.read();
      if (next < 0) {
        return null;
      }
      for (; next >= 0 && next != '\n'; next = in.read()) {
        blank &= next == ' ' || next == '\t' || next == '\r';
        tooLong |= bytes.size() >= LONGEST;
        if (!tooLong) {
          bytes.write(next);
        }
      }
      if (!blank) {
        return new Piece(bytes.toByteArray(), line, line, tooLong ? "строка длиннее 16 МиБ" : null);
      }
    }
  }
}
