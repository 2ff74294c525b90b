package ru.uzel.bench.book;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads optional fields: absent, null and empty are the same. */
final class Fields {

  private Fields() {}

  static @Nullable String text(JsonNode node, String field) {
    String value = node.path(field).asString("");
    return value.isEmpty() ? null : value;
  }

  /** Instants come as ISO 8601 text with an offset, or with {@code Z}. */
  static Instant instant(JsonNode node, String field) {
    String value = node.path(field).asString("");
    return value.isEmpty() ? Instant.EPOCH : OffsetDateTime.parse(value).toInstant();
  }
}
