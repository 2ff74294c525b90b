package ru.uzel.model.region;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A region's own rules.
 *
 * @param joining when messages of several channels are one case; null where never
 * @param transfers how far bodies may send cases on
 * @param zone in whose offset times are shown to people
 */
public record Region(
    String name, String title, @Nullable Joining joining, Transfers transfers, ZoneId zone) {

  /** Where a region does not name its own: the country's reference time. */
  public static final ZoneId USUAL_ZONE = ZoneId.of("Europe/Moscow");

  /** Where nothing is configured. */
  public static final Region NONE = new Region("none", "", null);

  /** A region with the usual rule of transfers, in the country's reference time. */
  public Region(String name, String title, @Nullable Joining joining) {
    this(name, title, joining, Transfers.USUAL, USUAL_ZONE);
  }
}
