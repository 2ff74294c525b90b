package ru.uzel.model.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ru.uzel.model.content.ContentRef;

/**
 * The stored files of an inbound message, as facts of it: {@code content.1} and so on, each {@code
 * <hash> <size>}. Their names are not facts: a name may be a person's.
 */
public final class ContentFacts {

  private static final String PREFIX = "content.";

  private ContentFacts() {}

  /** In the order in which the message announces them. */
  public static Map<String, String> of(Collection<ContentRef> contents) {
    Map<String, String> facts = new LinkedHashMap<>();
    for (ContentRef content : contents) {
      facts.put(PREFIX + (facts.size() + 1), content.hash() + " " + content.size());
    }
    return facts;
  }

  /**
   * @throws IllegalArgumentException when such a fact is none
   */
  public static List<ContentRef> in(Map<String, String> facts) {
    List<ContentRef> contents = new ArrayList<>();
    for (String fact = facts.get(PREFIX + 1);
        fact != null;
        fact = facts.get(PREFIX + (contents.size() + 1))) {
      contents.add(content(fact));
    }
    return contents;
  }

  /** Takes such facts away. */
  public static void removeFrom(Map<String, String> facts) {
    facts.keySet().removeIf(name -> name.startsWith(PREFIX));
  }

  private static ContentRef content(String fact) {
    int space = fact.indexOf(' ');
    if (space < 0) {
      throw new IllegalArgumentException("no content: " + fact);
    }
    return new ContentRef(fact.substring(0, space), Long.parseLong(fact.substring(space + 1)));
  }
}
