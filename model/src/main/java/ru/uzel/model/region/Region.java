package ru.uzel.model.region;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.deadline.DeadlineRules;

/**
 * A region's own rules.
 *
 * @param joining when messages of several channels are one case; null where never
 * @param transfers how far bodies may send cases on
 * @param zone in which its days begin, and in whose offset times are shown to people
 * @param deadlines the terms of its cases; null where none are counted
 */
public record Region(
    String name,
    String title,
    @Nullable Joining joining,
    Transfers transfers,
    ZoneId zone,
    @Nullable DeadlineRules deadlines) {

  /** Where a region does not name its own: the country's reference time. */
  public static final ZoneId USUAL_ZONE = ZoneId.of("Europe/Moscow");

  /** Where nothing is configured. */
  public static final Region NONE = new Region("none", "", null);

  /** A region with the usual rule of transfers that counts no terms. */
  public Region(String name, String title, @Nullable Joining joining, ZoneId zone) {
    this(name, title, joining, Transfers.USUAL, zone, null);
  }

  /** A region in the country's reference time, with the usual rule, that counts no terms. */
  public Region(String name, String title, @Nullable Joining joining) {
    this(name, title, joining, USUAL_ZONE);
  }
}
