package ru.uzel.casework.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ru.uzel.model.deadline.DayOff;
import ru.uzel.model.deadline.Term;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.message.TermBasis;

class TermCountTest {

  private final TermCount count = new TermCount(Calendars.russia());

  @ParameterizedTest
  @CsvSource({
    // Seen in an export of ПОС: a fast track of 06.01.2026 planned for 16.01.2026.
    "2026-01-06T00:00, 10, CALENDAR_DAYS, STAYS, 2026-01-17T00:00",
    "2026-01-06T23:59, 10, CALENDAR_DAYS, STAYS, 2026-01-17T00:00",
    // 21.02.2026 is a Saturday before a holiday on Monday.
    "2026-01-22T10:00, 30, CALENDAR_DAYS, STAYS, 2026-02-22T00:00",
    "2026-01-22T10:00, 30, CALENDAR_DAYS, PRECEDING, 2026-02-21T00:00",
    "2026-01-22T10:00, 30, CALENDAR_DAYS, NEXT, 2026-02-25T00:00",
    // A Saturday that is worked is no day off.
    "2025-10-02T10:00, 30, CALENDAR_DAYS, NEXT, 2025-11-02T00:00",
    // Nothing but days off between: going back would end the term where it began.
    "2026-12-30T10:00, 3, CALENDAR_DAYS, PRECEDING, 2027-01-12T00:00",
    "2026-03-05T20:00, 1, WORKING_DAYS, STAYS, 2026-03-07T00:00",
    "2026-03-06T10:00, 1, WORKING_DAYS, STAYS, 2026-03-11T00:00",
    "2025-10-31T10:00, 2, WORKING_DAYS, STAYS, 2025-11-06T00:00",
    "2026-03-02T09:00, 9, WORKING_HOURS, STAYS, 2026-03-03T10:00",
    "2026-03-02T12:30, 1, WORKING_HOURS, STAYS, 2026-03-02T14:30",
    // Friday evening over a long week-end.
    "2026-03-06T16:00, 4, WORKING_HOURS, STAYS, 2026-03-10T12:00",
    // To the last minute of a day, not to the first of the next.
    "2026-03-02T14:00, 4, WORKING_HOURS, STAYS, 2026-03-02T18:00",
    // A shortened Friday has one hour less, here 2025-03-07.
    "2025-03-07T14:00, 3, WORKING_HOURS, STAYS, 2025-03-10T10:00",
    // The worked Saturday 2025-11-01 has Monday's hours, less one.
    "2025-11-01T14:00, 4, WORKING_HOURS, STAYS, 2025-11-05T10:00",
  })
  void countsATermToItsEnd(
      LocalDateTime start, int amount, TermBasis basis, DayOff dayOff, LocalDateTime end) {
    assertThat(count.end(new Term(amount, basis), dayOff, moscow(start))).isEqualTo(moscow(end));
  }

  @Test
  void extendsByCalendarDaysFromTheLastDay() {
    Instant end = moscow("2026-02-21T00:00");

    // 20.02 + 30 is a Sunday.
    assertThat(count.extended(end, 30, DayOff.PRECEDING)).isEqualTo(moscow("2026-03-21T00:00"));
    assertThat(count.extended(end, 30, DayOff.STAYS)).isEqualTo(moscow("2026-03-23T00:00"));
  }

  @ParameterizedTest
  @CsvSource({
    "CALENDAR_DAYS, 2026-03-02T00:00, 2026-03-12T00:00, 50, 2026-03-07T00:00",
    "CALENDAR_DAYS, 2026-03-02T00:00, 2026-03-12T00:00, 80, 2026-03-10T00:00",
    "WORKING_DAYS, 2026-03-02T09:00, 2026-03-04T00:00, 50, 2026-03-02T18:00",
    "WORKING_HOURS, 2026-03-06T13:00, 2026-03-10T13:00, 50, 2026-03-10T09:30",
  })
  void knowsWhenAShareOfATermIsOver(
      TermBasis basis, LocalDateTime start, LocalDateTime end, int percent, LocalDateTime share) {
    assertThat(count.share(basis, moscow(start), moscow(end), percent)).isEqualTo(moscow(share));
  }

  @ParameterizedTest
  @CsvSource({
    "CALENDAR_DAYS, 2026-03-02T10:00, 2026-03-12T00:00, 2026-03-11T00:00",
    "WORKING_DAYS, 2026-03-02T10:00, 2026-03-12T00:00, 2026-03-11T00:00",
    "WORKING_HOURS, 2026-03-06T16:00, 2026-03-10T12:00, 2026-03-10T11:00",
    "WORKING_HOURS, 2026-03-06T16:00, 2026-03-10T09:30, 2026-03-06T16:30",
  })
  void knowsWhenTheLastUnitBegins(
      TermBasis basis, LocalDateTime start, LocalDateTime end, LocalDateTime unit) {
    assertThat(count.lastUnit(basis, moscow(start), moscow(end))).isEqualTo(moscow(unit));
  }

  @ParameterizedTest
  @CsvSource({
    // Eight days were left on 03.03, and are left on 20.03.
    "CALENDAR_DAYS, 2026-03-03T10:00, 2026-03-12T00:00, 2026-03-20T15:00, 2026-03-29T00:00",
    "WORKING_DAYS, 2026-03-03T10:00, 2026-03-07T00:00, 2026-03-10T15:00, 2026-03-14T00:00",
    "WORKING_HOURS, 2026-03-03T10:00, 2026-03-03T16:00, 2026-03-10T16:00, 2026-03-11T12:00",
    // It had ended before it stopped.
    "CALENDAR_DAYS, 2026-03-12T10:00, 2026-03-12T00:00, 2026-03-20T15:00, 2026-03-12T00:00",
  })
  void leavesAsMuchOfATermAsThereWasWhenItStopped(
      TermBasis basis,
      LocalDateTime stopped,
      LocalDateTime end,
      LocalDateTime resumed,
      LocalDateTime later) {
    assertThat(count.resumed(basis, DayOff.STAYS, moscow(stopped), moscow(end), moscow(resumed)))
        .isEqualTo(moscow(later));
  }

  @Test
  void namesTheYearThatTheCalendarDoesNotKnow() {
    Instant start = moscow("2027-12-20T10:00");

    assertThatThrownBy(
            () -> count.end(new Term(30, TermBasis.CALENDAR_DAYS), DayOff.PRECEDING, start))
        .isInstanceOfSatisfying(
            UnknownValueFailure.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(FailureCode.UNKNOWN_YEAR);
              assertThat(failure).hasMessage("calendar 'russia' knows nothing of 2028");
              assertThat(failure.where()).contains("config/calendars/russia.yaml");
            });
    // Plain days need no calendar.
    assertThat(count.end(new Term(30, TermBasis.CALENDAR_DAYS), DayOff.STAYS, start))
        .isEqualTo(moscow("2028-01-20T00:00"));
  }

  private static Instant moscow(String time) {
    return moscow(LocalDateTime.parse(time));
  }

  private static Instant moscow(LocalDateTime time) {
    return time.atZone(Calendars.MOSCOW).toInstant();
  }
}
