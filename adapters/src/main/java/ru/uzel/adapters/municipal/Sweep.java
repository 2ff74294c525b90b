package ru.uzel.adapters.municipal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One reading of a system's records, and what is known of them by now. */
final class Sweep {

  private final MunicipalProperties properties;
  private final Shape shape;
  private final Map<String, String> cards;
  private final Set<String> met = new HashSet<>();
  private boolean changed;
  private int over;

  /**
   * @param known the version last seen of each card
   */
  Sweep(MunicipalProperties properties, Shape shape, Map<String, String> known) {
    this.properties = properties;
    this.shape = shape;
    this.cards = new HashMap<>(known);
  }

  MunicipalProperties properties() {
    return properties;
  }

  Shape shape() {
    return shape;
  }

  @Nullable String known(String id) {
    return cards.get(id);
  }

  void seen(String id, @Nullable String version) {
    met.add(id);
    changed |= version != null && !version.equals(cards.put(id, version));
  }

  void taken(String id, String version) {
    seen(id, version);
  }

  void leftOut(String id, String version) {
    seen(id, version);
    over++;
  }

  /** Whether there is news since the last time this was asked. */
  boolean hasChanged() {
    boolean news = changed;
    changed = false;
    return news;
  }

  /** All cards known, those of this reading and earlier ones. */
  Map<String, String> cards() {
    return cards;
  }

  /** Those of this reading only: what was not met is out of the days that are read again. */
  Map<String, String> met() {
    Map<String, String> left = new HashMap<>(cards);
    left.keySet().retainAll(met);
    return left;
  }

  /** How many were over when the hub first saw them. */
  int over() {
    return over;
  }
}
