package ru.uzel.casework.deadline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ru.uzel.model.deadline.MovedDay;
import ru.uzel.model.deadline.WorkCalendar;
import ru.uzel.model.deadline.WorkYear;
import ru.uzel.model.deadline.WorkingHours;
import ru.uzel.model.deadline.WorkingTime;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.UnknownValueFailure;

/**
 * Which days are worked and when, as far as the calendar goes: of other years nothing is guessed.
 */
final class WorkingDays {

  /** Labour Code of Russia, article 95: the day before a holiday is an hour shorter. */
  private static final long SHORTENED_BY_HOURS = 1;

  /** One year, looked up by day. */
  private record Year(
      Set<LocalDate> off, Map<LocalDate, DayOfWeek> workedInstead, Set<LocalDate> shortened) {}

  private final WorkCalendar calendar;
  private final Map<DayOfWeek, List<WorkingHours>> week;
  private final Map<Integer, Year> years = new HashMap<>();

  WorkingDays(WorkingTime time) {
    this.calendar = time.calendar();
    this.week = time.week();
    calendar.years().forEach((number, year) -> years.put(number, lookedUp(year)));
  }

  private static Year lookedUp(WorkYear year) {
    Set<LocalDate> off = new HashSet<>(year.daysOff());
    Map<LocalDate, DayOfWeek> workedInstead = new HashMap<>();
    for (MovedDay moved : year.moved()) {
      off.add(moved.to());
      if (!year.daysOff().contains(moved.from())) {
        workedInstead.put(moved.from(), moved.to().getDayOfWeek());
      }
    }
    return new Year(off, workedInstead, year.shortened());
  }

  /**
   * @throws UnknownValueFailure naming the year that the calendar does not know
   */
  boolean isWorked(LocalDate day) {
    return !hours(day).isEmpty();
  }

  /**
   * The hours of that day, in order; none on a day off.
   *
   * @throws UnknownValueFailure naming the year that the calendar does not know
   */
  List<WorkingHours> hours(LocalDate day) {
    Year year = years.get(day.getYear());
    if (year == null) {
      throw unknown(day.getYear());
    }
    DayOfWeek instead = year.workedInstead().get(day);
    if (instead == null
        && (year.off().contains(day) || calendar.weekend().contains(day.getDayOfWeek()))) {
      return List.of();
    }
    List<WorkingHours> hours =
        week.getOrDefault(instead == null ? day.getDayOfWeek() : instead, List.of());
    return year.shortened().contains(day) ? shortened(hours) : hours;
  }

  private static List<WorkingHours> shortened(List<WorkingHours> hours) {
    if (hours.isEmpty()) {
      return hours;
    }
    LocalTime end = hours.get(hours.size() - 1).to().minusHours(SHORTENED_BY_HOURS);
    List<WorkingHours> left = new ArrayList<>();
    for (WorkingHours stretch : hours) {
      if (stretch.from().isBefore(end)) {
        left.add(stretch.to().isAfter(end) ? new WorkingHours(stretch.from(), end) : stretch);
      }
    }
    return left;
  }

  /** The day itself if it is worked, else the nearest one after it. */
  LocalDate onOrAfter(LocalDate day) {
    LocalDate next = day;
    while (!isWorked(next)) {
      next = next.plusDays(1);
    }
    return next;
  }

  /** How many days after the first, up to and with the last, are worked. */
  int between(LocalDate first, LocalDate last) {
    int worked = 0;
    for (LocalDate day = first.plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
      worked += isWorked(day) ? 1 : 0;
    }
    return worked;
  }

  /** The worked day so many after that one; the day itself for none. */
  LocalDate after(LocalDate day, int count) {
    LocalDate last = day;
    for (int left = count; left > 0; left--) {
      last = onOrAfter(last.plusDays(1));
    }
    return last;
  }

  private UnknownValueFailure unknown(int year) {
    return new UnknownValueFailure(
        FailureCode.UNKNOWN_YEAR,
        Origin.HUB,
        "calendar '" + calendar.name() + "' knows nothing of " + year,
        "config/calendars/" + calendar.name() + ".yaml");
  }
}
