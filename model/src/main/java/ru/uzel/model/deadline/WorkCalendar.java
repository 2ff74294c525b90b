package ru.uzel.model.deadline;

import java.time.DayOfWeek;
import java.util.Map;
import java.util.Set;

/**
 * A working calendar as its file says. Of a year that is not in it nothing is known.
 *
 * @param weekend days of the week that are off unless the year says otherwise
 */
public record WorkCalendar(String name, Set<DayOfWeek> weekend, Map<Integer, WorkYear> years) {

  public WorkCalendar {
    weekend = Set.copyOf(weekend);
    years = Map.copyOf(years);
  }
}
