package ru.uzel.model.region;

import org.jspecify.annotations.Nullable;

/**
 * A region's own rules.
 *
 * @param joining when messages of several channels are one case; null where never
 */
public record Region(String name, String title, @Nullable Joining joining) {

  /** Where nothing is configured. */
  public static final Region NONE = new Region("none", "", null);
}
