package ru.uzel.adapters.rsmev;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One response being taken, and what is known of appeals and files by then. */
final class Reading {

  private final RsmevProperties properties;
  private final Map<String, String> known;
  private final Map<String, String> met = new HashMap<>();

  /**
   * @param known the version last seen of each appeal, and what was refused
   */
  Reading(RsmevProperties properties, Map<String, String> known) {
    this.properties = properties;
    this.known = Map.copyOf(known);
  }

  RsmevProperties properties() {
    return properties;
  }

  /** The version that was seen last; null for what is new. */
  @Nullable String known(String key) {
    return met.getOrDefault(key, known.get(key));
  }

  void met(String key, String version) {
    met.put(key, version);
  }

  /** What this response had; what is not among it need not be remembered. */
  Map<String, String> met() {
    return met;
  }

  /** The same with all that was known before: of a response that tells nothing of the appeals. */
  Map<String, String> all() {
    Map<String, String> all = new HashMap<>(known);
    all.putAll(met);
    return all;
  }
}
