package ru.uzel.bench.replay.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the elements out of a JSON array. A parser that stumbles in one element is lost for the
 * rest; so each element is cut by its brackets first and parsed alone, and after one that does not
 * end the next that opens in the same way is looked for.
 */
final class ArrayCutter implements JsonRows.Cutter {

  private static final String CUT_OFF = "файл обрывается внутри строки";

  private final ByteInput in;
  private final ByteArrayOutputStream indent = new ByteArrayOutputStream();
  private boolean open;
  private boolean ownLine;
  private boolean lost;

  ArrayCutter(ByteInput in) {
    this.in = in;
  }

  @Override
  public @Nullable Piece next() throws IOException {
    while (true) {
      long line = in.line();
      int next = in.read();
      switch (next) {
        case -1 -> {
          return end(line);
        }
        case '\n' -> {
          indent.reset();
          ownLine = true;
        }
        case ' ', '\t', '\r' -> indent.write(next);
        case ',' -> ownLine = false;
        case '[' -> {
          if (open) {
            return element(next, line);
          }
          open = true;
          ownLine = false;
        }
        case ']' -> {
          open = false;
          ownLine = false;
        }
        default -> {
          return element(next, line);
        }
      }
    }
  }

  private @Nullable Piece end(long line) {
    boolean cutOff = open && !lost;
    open = false;
    return cutOff
        ? new Piece(new byte[0], line, line, "файл обрывается: массив JSON не закрыт")
        : null;
  }

  private Piece element(int first, long line) throws IOException {
    byte[] before = ownLine ? opening() : new byte[0];
    ownLine = false;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(first);
    if (first != '{' && first != '[') {
      scalar(bytes);
      return new Piece(bytes.toByteArray(), line, line, null);
    }
    JsonBrackets brackets = new JsonBrackets();
    brackets.take(first);
    while (!brackets.closed()) {
      int next = in.read();
      String fault =
          next < 0 ? CUT_OFF : bytes.size() >= LineCutter.LONGEST ? "строка длиннее 16 МиБ" : null;
      if (next >= 0) {
        bytes.write(next);
        fault = fault == null ? brackets.take(next) : fault;
      }
      if (fault != null) {
        return broken(bytes, before, line, fault);
      }
    }
    return new Piece(bytes.toByteArray(), line, in.line(), null);
  }

  private byte[] opening() {
    byte[] blanks = indent.toByteArray();
    byte[] opening = new byte[blanks.length + 1];
    opening[0] = '\n';
    System.arraycopy(blanks, 0, opening, 1, blanks.length);
    return opening;
  }

  /** No row anyway; it ends where the next element or the array's end is. */
  private void scalar(ByteArrayOutputStream bytes) throws IOException {
    for (int next = in.peek();
        next >= 0 && next != ',' && next != ']' && next != '\n';
        next = in.peek()) {
      int read = in.read();
      if (bytes.size() < LineCutter.LONGEST) {
        bytes.write(read);
      }
    }
  }

  /** Gives up an element: reads on to where one opens as this one did. */
  private Piece broken(ByteArrayOutputStream bytes, byte[] before, long line, String fault)
      throws IOException {
    byte[] read = bytes.toByteArray();
    byte[] opening = JsonBrackets.opening(before, read);
    ByteArrayOutputStream all = bytes;
    int from = Math.max(1, read.length - opening.length - 1);
    while (true) {
      byte[] seen = all.toByteArray();
      int found = opening.length == 0 ? -1 : JsonBrackets.indexOf(seen, opening, from);
      if (found >= 0) {
        in.unread(seen, found, seen.length);
        return new Piece(read, line, in.line(), fault);
      }
      int next = in.read();
      if (next < 0) {
        lost = true;
        return new Piece(
            read, line, in.line(), fault + "; от неё до конца файла строк не разобрать");
      }
      // Only what an opening may still begin in is kept.
      all = new ByteArrayOutputStream();
      int kept = Math.max(from, seen.length - opening.length);
      all.write(seen, kept, seen.length - kept);
      from = 0;
      for (int i = 0; next >= 0; next = ++i < 1 << 16 ? in.read() : -1) {
        all.write(next);
      }
    }
  }
}
