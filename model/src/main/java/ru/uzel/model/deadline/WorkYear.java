package ru.uzel.model.deadline;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * The working calendar of one year.
 *
 * @param official whether its decree is out; otherwise it is what the law alone says, or a draft
 * @param daysOff holidays, and working days off that no decree moved from elsewhere
 * @param shortened working days that end an hour early (Labour Code of Russia, article 95)
 */
public record WorkYear(
    boolean official, Set<LocalDate> daysOff, List<MovedDay> moved, Set<LocalDate> shortened) {

  public WorkYear {
    daysOff = Set.copyOf(daysOff);
    moved = List.copyOf(moved);
    shortened = Set.copyOf(shortened);
  }
}
