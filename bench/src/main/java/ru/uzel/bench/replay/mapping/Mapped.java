package ru.uzel.bench.replay.mapping;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping made of a row.
 *
 * @param fields of the protocol, in the mapping's order; what it left empty is left out
 * @param key the row's own key, where the mapping gave {@code _key}
 * @param notes the mapping's {@code _note}s
 * @param refusal why nothing is sent, or null
 */
public record Mapped(
    Map<String, Object> fields,
    @Nullable String key,
    List<String> notes,
    @Nullable String refusal) {

  static Mapped refused(String why) {
    return new Mapped(Map.of(), null, List.of(), why);
  }
}
