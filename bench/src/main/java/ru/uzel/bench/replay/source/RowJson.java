package ru.uzel.bench.replay.source;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row as JSON text: members in the row's order, numbers with their digits, and what XML 1.0
 * cannot carry escaped, since the text travels on inside XML.
 */
final class RowJson {

  private final StringBuilder out = new StringBuilder();

  private RowJson() {}

  static String text(@Nullable Object value) {
    RowJson json = new RowJson();
    json.write(value);
    return json.out.toString();
  }

  private void write(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      object(map);
    } else if (value instanceof List<?> list) {
      array(list);
    } else if (value instanceof String text) {
      string(text);
    } else {
      out.append(value);
    }
  }

  private void object(Map<?, ?> map) {
    String comma = "";
    out.append('{');
    for (Map.Entry<?, ?> member : map.entrySet()) {
      out.append(comma);
      string(String.valueOf(member.getKey()));
      out.append(':');
      write(member.getValue());
      comma = ",";
    }
    out.append('}');
  }

  private void array(List<?> list) {
    String comma = "";
    out.append('[');
    for (Object element : list) {
      out.append(comma);
      write(element);
      comma = ",";
    }
    out.append(']');
  }

  private void string(String text) {
    out.append('"');
    text.codePoints().forEach(this::character);
    out.append('"');
  }

  private void character(int character) {
    switch (character) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        // RFC 8259 §7 wants the controls escaped; XML 1.0 production 2 forbids the others.
        boolean carried =
            (character >= 0x20 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
        if (carried) {
          out.appendCodePoint(character);
        } else {
          out.append(String.format("\\u%04x", character));
        }
      }
    }
  }
}
