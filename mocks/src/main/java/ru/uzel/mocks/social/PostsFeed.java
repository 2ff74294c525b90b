package ru.uzel.mocks.social;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What happened to posts, in the order it became known. */
final class PostsFeed {

  private record Entry(JsonNode post, Instant knownAt) {}

  private final List<Entry> entries = new ArrayList<>();

  /** Cursors of an age that is over begin with another letter. */
  private char age = 'a';

  synchronized void add(JsonNode post) {
    entries.add(new Entry(post, Instant.now()));
  }

  synchronized void forgetCursors() {
    age++;
  }

  /**
   * A page; empty where the cursor is not known.
   *
   * @throws IllegalArgumentException when since is no time
   */
  synchronized Optional<ObjectNode> page(String cursor, String since, int size) {
    int from;
    if (cursor.isEmpty()) {
      from = firstSince(since);
    } else if (cursor.matches(age + "\\d{1,9}")) {
      from = Integer.parseInt(cursor.substring(1));
    } else {
      return Optional.empty();
    }
    int to = Math.min(entries.size(), from + size);
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    ArrayNode posts = page.putArray("posts");
    entries.subList(Math.min(from, to), to).forEach(entry -> posts.add(entry.post()));
    page.put("nextCursor", age + Integer.toString(to)).put("hasMore", to < entries.size());
    return Optional.of(page);
  }

  private int firstSince(String since) {
    try {
      Instant from = since.isEmpty() ? Instant.MIN : Instant.parse(since);
      int at = 0;
      while (at < entries.size() && entries.get(at).knownAt().isBefore(from)) {
        at++;
      }
      return at;
    } catch (DateTimeException noTime) {
      throw new IllegalArgumentException("since is no time", noTime);
    }
  }
}
