package ru.uzel.model.slice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the hub itself knows of a case. */
public enum CaseProperty implements DimensionValue {
  STATUS,
  /** The party whose message opened it. */
  CHANNEL,
  /** The parties it is assigned to now; of several, all in one value. */
  BODY,
  PRIORITY,
  /** In which it was registered, in the region's zone: {@code 2026-11}. */
  MONTH,
  /** Likewise, ISO 8601: {@code 2026-W48}. */
  WEEK,
  /** Likewise: {@code 2026-11-27}. */
  DAY;

  /** What its path begins with. */
  public static final String ROOT = "case.";

  @Override
  public String path() {
    return ROOT + name().toLowerCase(Locale.ROOT);
  }

  public static Optional<CaseProperty> of(String path) {
    return Arrays.stream(values()).filter(property -> property.path().equals(path)).findFirst();
  }
}
