package ru.uzel.model.region;

import org.jspecify.annotations.Nullable;
import ru.uzel.model.deadline.DeadlineRules;

/**
 * A region's own rules.
 *
 * @param joining when messages of several channels are one case; null where never
 * @param deadlines the terms of its cases; null where none are counted
 */
public record Region(
    String name, String title, @Nullable Joining joining, @Nullable DeadlineRules deadlines) {

  /** Where nothing is configured. */
  public static final Region NONE = new Region("none", "", null, null);

  /** One that counts no terms. */
  public Region(String name, String title, @Nullable Joining joining) {
    this(name, title, joining, null);
  }
}
