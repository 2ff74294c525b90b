package ru.uzel.model.slice;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which cases are counted: those registered on these days, in the region's zone.
 *
 * @param from the first day
 * @param to the first day that is no longer in it
 */
public record SlicePeriod(LocalDate from, LocalDate to) {

  /** Years of four digits: what a column of time can hold, and what somebody means. */
  private static final int LAST_YEAR = 9999;

  public SlicePeriod {
    if (from.getYear() < 1 || to.getYear() > LAST_YEAR) {
      throw new IllegalArgumentException("the years of 'from' and 'to' are 1 to " + LAST_YEAR);
    }
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("'to' (" + to + ") must be after 'from' (" + from + ")");
    }
  }

  /**
   * What was asked for: without a beginning from the first of this month, without an end one month
   * from there.
   *
   * @throws IllegalArgumentException where it ends before it begins
   */
  public static SlicePeriod of(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate today) {
    LocalDate first = from == null ? today.withDayOfMonth(1) : from;
    return new SlicePeriod(first, to == null ? first.plusMonths(1) : to);
  }
}
