package ru.uzel.hub.clock;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import ru.uzel.model.configuration.HubConfiguration;
import ru.uzel.model.journal.JournalAppender;
import ru.uzel.model.journal.JournalEntry;
import ru.uzel.model.journal.JournalOutcome;
import ru.uzel.model.journal.JournalRecord;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.message.TimeOrderedIds;

/** Moves the clock ahead. Only where it is movable; each leap is recorded before it is made. */
@RestController
@RequestMapping("/manage/clock")
class ClockController {

  private static final Logger LOG = LoggerFactory.getLogger(ClockController.class);

  private final MovableClock clock;
  private final JournalAppender journal;
  private final HubConfiguration configuration;

  ClockController(MovableClock clock, JournalAppender journal, HubConfiguration configuration) {
    this.clock = clock;
    this.journal = journal;
    this.configuration = configuration;
  }

  /**
   * What time it is for the hub.
   *
   * @param ahead of the machine's clock, ISO 8601
   */
  record Time(Instant now, String ahead) {}

  /**
   * A leap.
   *
   * @param forward ISO 8601: P5D, PT12H
   */
  record Leap(@Nullable String forward, @Nullable String operator, @Nullable String reason) {}

  @GetMapping
  Time now() {
    return new Time(clock.instant(), clock.ahead().toString());
  }

  @PostMapping
  synchronized Time forward(@RequestBody Leap leap) {
    Duration step = step(leap.forward());
    if (leap.operator() == null || leap.reason() == null) {
      throw new IllegalArgumentException("operator and reason say who moves it, and why");
    }
    String act = "clock moved ahead by " + step + " by " + leap.operator() + ": " + leap.reason();
    journal.append(List.of(record(act)));
    Instant now = clock.forward(step);
    LOG.warn("ALARM: the hub's clock was moved: it is {} for it now", now);
    return new Time(now, clock.ahead().toString());
  }

  private static Duration step(@Nullable String text) {
    try {
      return Duration.parse(text == null ? "" : text);
    } catch (DateTimeException none) {
      throw new IllegalArgumentException("forward is a duration, e.g. P5D, PT12H", none);
    }
  }

  @ExceptionHandler
  ProblemDetail wrongValue(IllegalArgumentException failure) {
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.BAD_REQUEST, String.valueOf(failure.getMessage()));
  }

  private JournalEntry record(String detail) {
    return new JournalEntry(
        new JournalRecord(
            TimeOrderedIds.version7(),
            clock.instant(),
            JournalType.OPERATOR,
            JournalOutcome.SUCCESS,
            null,
            null,
            null,
            null,
            null,
            null,
            detail.replaceAll("\\p{Cntrl}", " "),
            null,
            null,
            configuration.revision()),
        null);
  }
}
