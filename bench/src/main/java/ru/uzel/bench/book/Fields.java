package ru.uzel.bench.book;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads optional fields: absent, null and empty are the same. */
final class Fields {

  private Fields() {}

  static @Nullable String text(JsonNode node, String field) {
    String value = node.path(field).asString("");
    return value.isEmpty() ? null : value;
  }
}
