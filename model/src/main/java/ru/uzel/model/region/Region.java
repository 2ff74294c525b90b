package ru.uzel.model.region;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A region's own rules.
 *
 * @param joining when messages of several channels are one case; null where never
 * @param zone in whose offset times are shown to people
 */
public record Region(String name, String title, @Nullable Joining joining, ZoneId zone) {

  /** Where a region does not name its own: the country's reference time. */
  public static final ZoneId USUAL_ZONE = ZoneId.of("Europe/Moscow");

  /** Where nothing is configured. */
  public static final Region NONE = new Region("none", "", null);

  /** A region in the country's reference time. */
  public Region(String name, String title, @Nullable Joining joining) {
    this(name, title, joining, USUAL_ZONE);
  }
}
