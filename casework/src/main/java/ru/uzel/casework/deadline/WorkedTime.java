package ru.uzel.casework.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import ru.uzel.model.deadline.WorkingHours;

/** Counts along the hours worked, as if there were no nights and no days off between them. */
final class WorkedTime {

  private final WorkingDays days;
  private final ZoneId zone;

  WorkedTime(WorkingDays days, ZoneId zone) {
    this.days = days;
    this.zone = zone;
  }

  /** How much is worked from the one moment to the other; nothing where they are in this order. */
  Duration between(Instant from, Instant to) {
    Duration worked = Duration.ZERO;
    LocalDate last = to.atZone(zone).toLocalDate();
    for (LocalDate day = from.atZone(zone).toLocalDate();
        !day.isAfter(last);
        day = day.plusDays(1)) {
      if (!beginning(day).isBefore(to)) {
        break;
      }
      for (WorkingHours hours : days.hours(day)) {
        Instant begin = later(from, at(day, hours, true));
        Instant end = earlier(to, at(day, hours, false));
        if (begin.isBefore(end)) {
          worked = worked.plus(Duration.between(begin, end));
        }
      }
    }
    return worked;
  }

  /** The first moment by which so much has been worked since that one. */
  Instant plus(Instant from, Duration work) {
    if (work.isZero()) {
      return from;
    }
    Duration left = work;
    for (LocalDate day = from.atZone(zone).toLocalDate(); ; day = day.plusDays(1)) {
      for (WorkingHours hours : days.hours(day)) {
        Instant begin = later(from, at(day, hours, true));
        Instant end = at(day, hours, false);
        if (!begin.isBefore(end)) {
          continue;
        }
        Duration stretch = Duration.between(begin, end);
        if (stretch.compareTo(left) >= 0) {
          return begin.plus(left);
        }
        left = left.minus(stretch);
      }
    }
  }

  private Instant beginning(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  private Instant at(LocalDate day, WorkingHours hours, boolean beginning) {
    return day.atTime(beginning ? hours.from() : hours.to()).atZone(zone).toInstant();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
