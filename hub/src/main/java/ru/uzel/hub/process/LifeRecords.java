package ru.uzel.hub.process;

import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import ru.uzel.hub.clock.MovableClock;
import ru.uzel.model.configuration.HubConfiguration;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.journal.JournalAppender;
import ru.uzel.model.journal.JournalEntry;
import ru.uzel.model.journal.JournalOutcome;
import ru.uzel.model.journal.JournalRecord;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.message.TimeOrderedIds;

/** Journals that this process runs, with which configuration, and that it stops. */
final class LifeRecords implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(LifeRecords.class);

  private final JournalAppender journal;
  private final HubConfiguration configuration;
  private final Clock clock;
  private boolean running;

  LifeRecords(JournalAppender journal, HubConfiguration configuration, Clock clock) {
    this.journal = journal;
    this.configuration = configuration;
    this.clock = clock;
  }

  @Override
  public synchronized void start() {
    String revision = configuration.revision();
    append(
        entry(
            JournalType.CONFIGURED,
            "revision "
                + revision
                + ": "
                + configuration.parties().size()
                + " parties, "
                + configuration.flows().size()
                + " flows"),
        entry(JournalType.LIFECYCLE, "started, process " + ProcessHandle.current().pid()));
    if (clock instanceof MovableClock movable) {
      LOG.warn("ALARM: THE HUB'S CLOCK IS MOVABLE: its times are not the world's");
      append(entry(JournalType.LIFECYCLE, "the clock is movable, and ahead by " + movable.ahead()));
    }
    running = true;
  }

  @Override
  public synchronized void stop() {
    append(entry(JournalType.LIFECYCLE, "stopping, process " + ProcessHandle.current().pid()));
    running = false;
  }

  private void append(JournalEntry... entries) {
    try {
      journal.append(List.of(entries));
    } catch (RetryableFailure away) {
      // A hub without its database still takes messages; only this note is missing then.
      LOG.warn("The journal lacks a record of this process's life: {}", away.reason());
    }
  }

  private JournalEntry entry(JournalType type, String detail) {
    return new JournalEntry(
        new JournalRecord(
            TimeOrderedIds.version7(),
            clock.instant(),
            type,
            JournalOutcome.SUCCESS,
            null,
            null,
            null,
            null,
            null,
            null,
            detail,
            null,
            null,
            configuration.revision()),
        null);
  }

  @Override
  public synchronized boolean isRunning() {
    return running;
  }
}
