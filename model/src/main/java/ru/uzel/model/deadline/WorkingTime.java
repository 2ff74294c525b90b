package ru.uzel.model.deadline;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * When a region works.
 *
 * @param zone in which days begin and hours are meant
 * @param week the hours of a working day by its day of the week, in order; days without any are not
 *     worked
 */
public record WorkingTime(
    WorkCalendar calendar, ZoneId zone, Map<DayOfWeek, List<WorkingHours>> week) {

  public WorkingTime {
    week =
        week.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, hours -> List.copyOf(hours.getValue())));
  }
}
