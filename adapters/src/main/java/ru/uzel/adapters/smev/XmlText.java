package ru.uzel.adapters.smev;

import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;

/** Elements written one after another, so that every reader gets back exactly the text given. */
final class XmlText {

  private final StringBuilder out = new StringBuilder(4096);
  private final String prefix;

  /**
   * @param prefix stands before every element's name
   */
  XmlText(String prefix) {
    this.prefix = prefix;
  }

  /** A start tag; {@code attributes} is written as it is. */
  XmlText open(String name, String attributes) {
    out.append('<').append(prefix).append(name).append(attributes).append('>');
    return this;
  }

  XmlText close(String name) {
    out.append("</").append(prefix).append(name).append('>');
    return this;
  }

  XmlText element(String name, String text) {
    return element(name, "", text);
  }

  /** Nothing at all when there is no text to write. */
  XmlText optional(String name, @Nullable Object text) {
    return text == null ? this : element(name, "", text.toString());
  }

  XmlText element(String name, String attributes, String text) {
    open(name, attributes);
    escape(name, text, out, false);
    return close(name);
  }

  /** A value that stands in a part of its own: XOP 1.0 §2.1. */
  XmlText include(String contentId) {
    out.append("<xop:Include")
        .append(attribute("xmlns:xop", MtomMessage.XOP))
        .append(attribute("href", "cid:" + contentId))
        .append("/>");
    return this;
  }

  /** XML that is whole already. */
  XmlText raw(String xml) {
    out.append(xml);
    return this;
  }

  static String attribute(String name, String value) {
    StringBuilder out = new StringBuilder(value.length() + name.length() + 4);
    out.append(' ').append(name).append("=\"");
    escape("@" + name, value, out, true);
    return out.append('"').toString();
  }

  @Override
  public String toString() {
    return out.toString();
  }

  private static void escape(String field, String text, StringBuilder out, boolean attribute) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        // XML 1.0 §2.11: a bare carriage return would reach the reader as a line feed.
        case '\r' -> out.append("&#13;");
        // XML 1.0 §3.3.3: in attributes a reader turns these into spaces.
        case '\n' -> out.append(attribute ? "&#10;" : "\n");
        case '\t' -> out.append(attribute ? "&#9;" : "\t");
        case '"' -> out.append(attribute ? "&quot;" : "\"");
        default -> {
          if (!allowed(text, i)) {
            throw new RejectedFailure(
                FailureCode.INVALID_FIELD,
                Origin.CLIENT,
                "%s: character U+%04X at position %d cannot stand in XML 1.0"
                    .formatted(field, (int) c, i + 1),
                field);
          }
          out.append(c);
        }
      }
    }
  }

  /** XML 1.0 §2.2, {@code Char}. */
  private static boolean allowed(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
    return c >= ' ' && c != '\uFFFE' && c != '\uFFFF';
  }
}
