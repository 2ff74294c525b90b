package ru.uzel.bench.replay.source;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Follows the brackets of one JSON value byte by byte, and sees where they go wrong. */
final class JsonBrackets {

  private static final int DEEPEST = 500;

  private final BitSet objects = new BitSet();
  private int depth;
  private boolean inString;
  private boolean escaped;
  private boolean afterString;
  private int last;

  boolean closed() {
    return depth == 0;
  }

  /** What is wrong from this byte on, in Russian, or null. */
  @Nullable String take(int next) {
    if (inString) {
      return inString(next);
    }
    if (next == ' ' || next == '\t' || next == '\r' || next == '\n') {
      return null;
    }
    if (afterString && next != ':' && next != ',' && next != '}' && next != ']') {
      return "после кавычек не хватает запятой или скобки";
    }
    afterString = false;
    String fault =
        switch (next) {
          case '"' -> {
            inString = true;
            yield null;
          }
          case '{', '[' -> opened(next == '{');
          case '}', ']' -> shut(next == '}');
          default -> null;
        };
    last = next;
    return fault;
  }

  private @Nullable String inString(int next) {
    if (escaped) {
      escaped = false;
    } else if (next == '\\') {
      escaped = true;
    } else if (next == '"') {
      inString = false;
      afterString = true;
    } else if (next == '\n') {
      // RFC 8259 §7: a line end inside a string is escaped, so the quote was never closed.
      return "кавычки не закрыты";
    }
    return null;
  }

  private @Nullable String opened(boolean object) {
    if (depth > 0 && objects.get(depth) && last != ':') {
      return "не хватает закрывающей скобки";
    }
    if (depth == DEEPEST) {
      return "вложенность глубже " + DEEPEST;
    }
    objects.set(++depth, object);
    return null;
  }

  private @Nullable String shut(boolean object) {
    if (objects.get(depth) != object) {
      return "скобки не сходятся";
    }
    depth--;
    return null;
  }

  /** How an element opens: the line's blanks, the brace, and the name of the first member. */
  static byte[] opening(byte[] before, byte[] element) {
    int quotes = 0;
    int length = 0;
    while (length < element.length && quotes < 2) {
      quotes += element[length++] == '"' ? 1 : 0;
    }
    if (quotes < 2) {
      return new byte[0];
    }
    byte[] opening = new byte[before.length + length];
    System.arraycopy(before, 0, opening, 0, before.length);
    System.arraycopy(element, 0, opening, before.length, length);
    return opening;
  }

  static int indexOf(byte[] bytes, byte[] wanted, int from) {
    for (int at = from; at <= bytes.length - wanted.length; at++) {
      int same = 0;
      while (same < wanted.length && bytes[at + same] == wanted[same]) {
        same++;
      }
      if (same == wanted.length) {
        return at;
      }
    }
    return -1;
  }
}
