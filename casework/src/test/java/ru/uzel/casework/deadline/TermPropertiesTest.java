package ru.uzel.casework.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import ru.uzel.model.deadline.DayOff;
import ru.uzel.model.deadline.Term;
import ru.uzel.model.message.TermBasis;

/** What holds for every term, wherever nights, week-ends and holidays lie in it. */
class TermPropertiesTest {

  private final TermCount count = new TermCount(Calendars.russia());
  private final WorkingDays days = new WorkingDays(Calendars.russia());
  private final WorkedTime worked = new WorkedTime(days, Calendars.MOSCOW);

  /** So early in the known years that no term of these tests leaves them. */
  @Provide
  Arbitrary<Instant> starts() {
    return Arbitraries.longs()
        .between(
            Instant.parse("2025-01-01T00:00:00Z").getEpochSecond(),
            Instant.parse("2026-12-31T00:00:00Z").getEpochSecond())
        .map(Instant::ofEpochSecond);
  }

  @Property(tries = 300)
  void laterStartsNeverEndEarlier(
      @ForAll("starts") Instant start,
      @ForAll @LongRange(max = 2_000_000) long seconds,
      @ForAll @IntRange(min = 1, max = 60) int amount,
      @ForAll TermBasis basis) {
    Term term = new Term(amount, basis);

    for (DayOff dayOff : new DayOff[] {DayOff.NEXT, DayOff.STAYS}) {
      assertThat(count.end(term, dayOff, start.plusSeconds(seconds)))
          .isAfterOrEqualTo(count.end(term, dayOff, start));
    }
  }

  @Property(tries = 300)
  void longerTermsNeverEndEarlier(
      @ForAll("starts") Instant start,
      @ForAll @IntRange(min = 1, max = 60) int amount,
      @ForAll TermBasis basis,
      @ForAll DayOff dayOff) {
    // Going back to the day before stops where the term began: the shortest terms end later then.
    int least = dayOff == DayOff.PRECEDING ? amount + 12 : amount;

    assertThat(count.end(new Term(least + 1, basis), dayOff, start))
        .isAfterOrEqualTo(count.end(new Term(least, basis), dayOff, start))
        .isAfter(start);
  }

  @Property(tries = 300)
  void hoursAddUpAcrossNightsAndDaysOff(
      @ForAll("starts") Instant start,
      @ForAll @LongRange(max = 200_000) long first,
      @ForAll @LongRange(max = 200_000) long second) {
    Instant inTwoSteps =
        worked.plus(worked.plus(start, Duration.ofSeconds(first)), Duration.ofSeconds(second));

    assertThat(inTwoSteps).isEqualTo(worked.plus(start, Duration.ofSeconds(first + second)));
    assertThat(worked.between(start, inTwoSteps)).isEqualTo(Duration.ofSeconds(first + second));
  }

  @Property(tries = 300)
  void whatIsWorkedIsTheSumOfItsParts(
      @ForAll("starts") Instant start,
      @ForAll @LongRange(max = 3_000_000) long first,
      @ForAll @LongRange(max = 3_000_000) long second) {
    Instant middle = start.plusSeconds(first);
    Instant end = middle.plusSeconds(second);

    assertThat(worked.between(start, middle).plus(worked.between(middle, end)))
        .isEqualTo(worked.between(start, end))
        .isLessThanOrEqualTo(Duration.between(start, end));
  }

  @Property(tries = 300)
  void daysEndOnWorkedDaysUnlessTheyStay(
      @ForAll("starts") Instant start,
      @ForAll @IntRange(min = 1, max = 60) int amount,
      @ForAll DayOff dayOff) {
    LocalDate plain = last(start, amount, DayOff.STAYS);
    LocalDate moved = last(start, amount, dayOff);

    switch (dayOff) {
      case STAYS -> assertThat(moved).isEqualTo(plain);
      case NEXT -> assertThat(moved).isAfterOrEqualTo(plain).matches(days::isWorked);
      case PRECEDING ->
          assertThat(moved)
              .matches(days::isWorked)
              .isAfter(start.atZone(Calendars.MOSCOW).toLocalDate());
    }
    if (days.isWorked(plain)) {
      assertThat(moved).isEqualTo(plain);
    }
  }

  @Property(tries = 300)
  void sharesComeInOrderWithinTheTerm(
      @ForAll("starts") Instant start,
      @ForAll @IntRange(min = 1, max = 60) int amount,
      @ForAll TermBasis basis) {
    Instant end = count.end(new Term(amount, basis), DayOff.NEXT, start);

    Instant half = count.share(basis, start, end, 50);
    Instant most = count.share(basis, start, end, 80);
    assertThat(half).isAfterOrEqualTo(start).isBeforeOrEqualTo(most);
    assertThat(most).isBeforeOrEqualTo(end);
    assertThat(count.lastUnit(basis, start, end)).isBefore(end);
  }

  @Property(tries = 300)
  void standingStillForNoTimeChangesNothing(
      @ForAll("starts") Instant start,
      @ForAll @IntRange(min = 1, max = 40) int amount,
      @ForAll TermBasis basis) {
    Instant end = count.end(new Term(amount, basis), DayOff.STAYS, start);

    assertThat(count.resumed(basis, DayOff.STAYS, start, end, start)).isEqualTo(end);
  }

  private LocalDate last(Instant start, int amount, DayOff dayOff) {
    return count.lastDay(count.end(new Term(amount, TermBasis.CALENDAR_DAYS), dayOff, start));
  }
}
