package ru.uzel.casework.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import ru.uzel.model.deadline.DayOff;
import ru.uzel.model.deadline.Term;
import ru.uzel.model.deadline.WorkingTime;
import ru.uzel.model.message.TermBasis;

/**
 * Counts terms. Days are counted from the one after that on which the term begins (Civil Code of
 * Russia, article 191), and a term of days ends with its last day (article 194); one of hours ends
 * to the moment.
 */
final class TermCount {

  private final ZoneId zone;
  private final WorkingDays days;
  private final WorkedTime worked;

  TermCount(WorkingTime time) {
    this.zone = time.zone();
    this.days = new WorkingDays(time);
    this.worked = new WorkedTime(days, zone);
  }

  /**
   * The first moment that is no longer within the term.
   *
   * @throws ru.uzel.model.failure.UnknownValueFailure for a year that the calendar does not know
   */
  Instant end(Term term, DayOff dayOff, Instant start) {
    LocalDate first = day(start);
    return switch (term.basis()) {
      case CALENDAR_DAYS -> endOf(moved(first.plusDays(term.amount()), dayOff, first));
      case WORKING_DAYS -> endOf(days.after(first, term.amount()));
      case WORKING_HOURS -> worked.plus(start, Duration.ofHours(term.amount()));
    };
  }

  /** A later end, so many calendar days after the last day of the term. */
  Instant extended(Instant end, int more, DayOff dayOff) {
    LocalDate last = lastDay(end);
    return endOf(moved(last.plusDays(more), dayOff, last));
  }

  /** Where a term ends that stood still: as much of it is left as when it stopped. */
  Instant resumed(TermBasis basis, DayOff dayOff, Instant stopped, Instant end, Instant resumed) {
    if (!stopped.isBefore(end)) {
      return end;
    }
    LocalDate stop = day(stopped);
    LocalDate again = day(resumed);
    LocalDate last = lastDay(end);
    return switch (basis) {
      case CALENDAR_DAYS ->
          endOf(moved(again.plusDays(ChronoUnit.DAYS.between(stop, last)), dayOff, again));
      case WORKING_DAYS -> endOf(days.after(again, days.between(stop, last)));
      case WORKING_HOURS -> worked.plus(resumed, worked.between(stopped, end));
    };
  }

  /** Where a term ends that goes on at that time, should it have stood still. */
  Instant end(Deadline deadline, DayOff dayOff, Instant at) {
    return deadline.isRunning()
        ? deadline.dueAt()
        : resumed(deadline.basis(), dayOff, deadline.phaseAt(), deadline.dueAt(), at);
  }

  /** From when a term counts that stood still: so much later, in what it is counted in. */
  Instant start(Deadline stopped, Instant resumed) {
    Instant stop = stopped.phaseAt();
    if (!stop.isBefore(stopped.dueAt())) {
      return stopped.startAt();
    }
    return stopped.basis() == TermBasis.CALENDAR_DAYS
        ? stopped.startAt().plus(Duration.between(stop, resumed))
        : worked.plus(stopped.startAt(), worked.between(stop, resumed));
  }

  /** When so many percent of the term are over, in what it is counted in. */
  Instant share(TermBasis basis, Instant start, Instant end, int percent) {
    if (basis == TermBasis.CALENDAR_DAYS) {
      return start.plus(Duration.between(start, end).multipliedBy(percent).dividedBy(100));
    }
    return worked.plus(start, worked.between(start, end).multipliedBy(percent).dividedBy(100));
  }

  /** When the last unit of the term begins: its last day, or its last working hour. */
  Instant lastUnit(TermBasis basis, Instant start, Instant end) {
    if (basis != TermBasis.WORKING_HOURS) {
      return lastDay(end).atStartOfDay(zone).toInstant();
    }
    Duration before = worked.between(start, end).minusHours(1);
    return before.isNegative() ? start : worked.plus(start, before);
  }

  /** The last day that belongs to a term with that end. */
  LocalDate lastDay(Instant end) {
    return day(end.minusNanos(1));
  }

  /** No term is moved back to where it began, or beyond: then it ends after the days off. */
  private LocalDate moved(LocalDate last, DayOff dayOff, LocalDate first) {
    if (dayOff == DayOff.STAYS || days.isWorked(last)) {
      return last;
    }
    if (dayOff == DayOff.PRECEDING) {
      for (LocalDate day = last; day.isAfter(first); day = day.minusDays(1)) {
        if (days.isWorked(day)) {
          return day;
        }
      }
    }
    return days.onOrAfter(last);
  }

  private LocalDate day(Instant moment) {
    return moment.atZone(zone).toLocalDate();
  }

  /** The end of a term of which that is the last day. */
  Instant endOf(LocalDate last) {
    return last.plusDays(1).atStartOfDay(zone).toInstant();
  }
}
