package ru.uzel.console.language;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times as people of the region read them: in its zone, the offset always with them. */
public final class Times {

  private static final DateTimeFormatter RUSSIAN_DATE = DateTimeFormatter.ofPattern("dd.MM.yyyy");
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
  private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx");
  private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

  private final ZoneId zone;
  private final Words words;

  public Times(ZoneId zone, Words words) {
    this.zone = zone;
    this.words = words;
  }

  /** To the second. */
  public Moment moment(Instant at) {
    return moment(at.truncatedTo(ChronoUnit.SECONDS), SECONDS);
  }

  /** To the thousandth of a second. */
  public Moment exactly(Instant at) {
    return moment(at.truncatedTo(ChronoUnit.MILLIS), MILLIS);
  }

  private Moment moment(Instant at, DateTimeFormatter clock) {
    OffsetDateTime local = at.atZone(zone).toOffsetDateTime();
    return new Moment(
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local),
        words.language() == Language.RU
            ? RUSSIAN_DATE.format(local)
            : DateTimeFormatter.ISO_LOCAL_DATE.format(local),
        clock.format(local),
        OFFSET.format(local));
  }

  /** A day is the same in every zone. */
  public String day(LocalDate day) {
    return words.language() == Language.RU ? RUSSIAN_DATE.format(day) : day.toString();
  }

  /** In one line, for a sentence. */
  public String inWords(Instant at) {
    Moment moment = moment(at);
    return moment.date() + " " + moment.clock() + " " + moment.offset();
  }

  public String zone() {
    return zone.getId();
  }

  /** Two units at most: nobody needs the seconds of a week. */
  public String lasting(Duration duration) {
    Duration time = duration.isNegative() ? Duration.ZERO : duration;
    if (time.toMillis() < 1000) {
      return time.toMillis() + " " + words.of("unit.ms");
    }
    if (time.toSeconds() < 10) {
      String tenths =
          String.format(
              words.language().locale(), "%.1f", Math.floor(time.toMillis() / 100.0) / 10.0);
      return tenths + " " + words.of("unit.s");
    }
    if (time.toMinutes() < 1) {
      return time.toSeconds() + " " + words.of("unit.s");
    }
    if (time.toHours() < 1) {
      return pair(time.toMinutes(), "unit.min", time.toSecondsPart(), "unit.s");
    }
    return time.toDays() < 1
        ? pair(time.toHours(), "unit.h", time.toMinutesPart(), "unit.min")
        : pair(time.toDays(), "unit.d", time.toHoursPart(), "unit.h");
  }

  private String pair(long large, String largeUnit, long small, String smallUnit) {
    String text = words.number(large) + " " + words.of(largeUnit);
    return small == 0 ? text : text + " " + small + " " + words.of(smallUnit);
  }

  /**
   * What somebody wrote into a form: a day, or a day and a time; in the region's zone.
   *
   * @throws DateTimeException when it is neither
   */
  public Instant parse(String text) {
    String given = text.strip().toUpperCase(Locale.ROOT);
    return given.length() <= 10
        ? LocalDate.parse(given).atStartOfDay(zone).toInstant()
        : LocalDateTime.parse(given).atZone(zone).toInstant();
  }

  /** As {@code <input type="datetime-local">} wants it. */
  public String field(@Nullable Instant at) {
    return at == null ? "" : FIELD.format(at.atZone(zone));
  }
}
