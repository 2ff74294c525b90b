package ru.uzel.model.region;

import org.jspecify.annotations.Nullable;

/**
 * A region's own rules.
 *
 * @param joining when messages of several channels are one case; null where never
 * @param transfers how far bodies may send cases on
 */
public record Region(String name, String title, @Nullable Joining joining, Transfers transfers) {

  /** Where nothing is configured. */
  public static final Region NONE = new Region("none", "", null);

  /** A region with the usual rule of transfers. */
  public Region(String name, String title, @Nullable Joining joining) {
    this(name, title, joining, Transfers.USUAL);
  }
}
