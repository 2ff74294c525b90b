package ru.uzel.model.intake;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import ru.uzel.model.content.ContentRef;

/**
 * The stored files of an inbound message, as facts of it: {@code content.<key>} with the value
 * {@code <hash> <size>}. The key is the partner's own for the file.
 */
public final class ContentFacts {

  private static final String PREFIX = "content.";

  private ContentFacts() {}

  public static Map<String, String> of(Map<String, ContentRef> contents) {
    Map<String, String> facts = new LinkedHashMap<>();
    contents.forEach(
        (key, content) -> facts.put(PREFIX + key, content.hash() + " " + content.size()));
    return facts;
  }

  /**
   * @throws IllegalArgumentException when such a fact is none
   */
  public static Map<String, ContentRef> in(Map<String, String> facts) {
    Map<String, ContentRef> contents = new TreeMap<>();
    facts.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX)) {
            contents.put(name.substring(PREFIX.length()), content(value));
          }
        });
    return contents;
  }

  private static ContentRef content(String value) {
    int space = value.indexOf(' ');
    if (space < 0) {
      throw new IllegalArgumentException("no content: " + value);
    }
    return new ContentRef(value.substring(0, space), Long.parseLong(value.substring(space + 1)));
  }
}
