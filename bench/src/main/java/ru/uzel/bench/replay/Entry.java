package ru.uzel.bench.replay;

import org.jspecify.annotations.Nullable;
import ru.uzel.bench.replay.edge.Outcome;
import ru.uzel.bench.wire.JsonHttp;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One row and what became of it so far.
 *
 * @param decided false while the hub has accepted it and not yet decided on it
 */
record Entry(long row, String place, String hash, Outcome outcome, boolean decided) {

  static Entry read(JsonNode node) {
    return new Entry(
        node.path("row").asLong(),
        node.path("place").asString(""),
        node.path("hash").asString(""),
        new Outcome(
            Outcome.Kind.valueOf(
                node.path("outcome").asString("").toUpperCase(java.util.Locale.ROOT)),
            text(node, "by"),
            text(node, "id"),
            text(node, "reason"),
            node.path("notes").valueStream().map(note -> note.asString("")).toList()),
        !node.has("undecided"));
  }

  private static @Nullable String text(JsonNode node, String field) {
    return node.has(field) ? node.path(field).asString("") : null;
  }

  /** For the progress file; the report leaves the hash out. */
  ObjectNode json(boolean withHash) {
    ObjectNode node = JsonHttp.MAPPER.createObjectNode();
    node.put("row", row).put("place", place);
    if (withHash) {
      node.put("hash", hash);
    }
    node.put("outcome", outcome.kind().wireName());
    put(node, "by", outcome.by());
    put(node, "id", outcome.id());
    put(node, "reason", outcome.reason());
    if (!outcome.notes().isEmpty()) {
      outcome.notes().forEach(node.putArray("notes")::add);
    }
    if (!decided) {
      node.put("undecided", true);
    }
    return node;
  }

  private static void put(ObjectNode node, String field, @Nullable String value) {
    if (value != null) {
      node.put(field, value);
    }
  }
}
