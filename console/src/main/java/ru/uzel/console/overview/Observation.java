package ru.uzel.console.overview;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ru.uzel.model.casework.OverdueCases;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.journal.JournalOutcome;
import ru.uzel.model.journal.JournalPages;
import ru.uzel.model.journal.JournalSearch;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.journal.RecordFilter;
import ru.uzel.model.journal.StoredRecord;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.operation.HubControl;
import ru.uzel.model.operation.HubQueues;
import ru.uzel.model.operation.PartyQueues;
import ru.uzel.model.operation.PartyState;
import ru.uzel.model.operation.QueueReadings;
import ru.uzel.model.operation.QueueRole;

/** Looks at the hub. Broker or database being away is itself something seen, and no error. */
final class Observation {

  private static final Logger LOG = LoggerFactory.getLogger(Observation.class);

  private static final int ROWS = 8;
  private static final Duration A_DAY = Duration.ofDays(1);

  private static final RecordFilter FAILURES =
      new RecordFilter(null, Set.of(), JournalOutcome.FAILURE, null, null, null);
  private static final RecordFilter SET_ASIDE =
      RecordFilter.of(JournalType.DEAD_LETTERED, JournalType.PARKED);

  /** One that was settled is on record too, as a success. */
  private static final RecordFilter SECURITY =
      new RecordFilter(
          null, Set.of(JournalType.SECURITY), JournalOutcome.FAILURE, null, null, null);

  private static final RecordFilter FAILED = RecordFilter.of(JournalType.ATTEMPT_FAILED);

  private static final RecordFilter OVERDUE =
      new RecordFilter(
          null, Set.of(JournalType.DEADLINE), JournalOutcome.FAILURE, null, null, null);

  private final QueueReadings readings;
  private final HubControl control;
  private final JournalPages pages;
  private final JournalSearch search;
  private final OverdueCases cases;
  private final Clock clock;

  Observation(
      QueueReadings readings,
      HubControl control,
      JournalPages pages,
      JournalSearch search,
      OverdueCases cases,
      Clock clock) {
    this.readings = readings;
    this.control = control;
    this.pages = pages;
    this.search = search;
    this.cases = cases;
    this.clock = clock;
  }

  Situation now() {
    Instant now = clock.instant();
    HubQueues queues = queues();
    List<PartyState> states = control.parties();
    return new Situation(now, queues, states, findings(now, queues, states));
  }

  private @Nullable HubQueues queues() {
    try {
      return readings.read();
    } catch (RetryableFailure away) {
      LOG.debug("The overview is shown without queues", away);
      return null;
    }
  }

  private Situation.@Nullable Findings findings(
      Instant now, @Nullable HubQueues queues, List<PartyState> states) {
    try {
      Map<PartyName, StoredRecord> setAside = new HashMap<>();
      if (queues != null) {
        for (PartyQueues party : queues.parties()) {
          if (!party.of(QueueRole.DEAD).isEmpty() || !party.of(QueueRole.PARKING).isEmpty()) {
            keepLast(setAside, SET_ASIDE, party.party());
          }
        }
      }
      Map<PartyName, StoredRecord> failed = new HashMap<>();
      for (PartyState state : states) {
        if (state.paused()) {
          keepLast(failed, FAILED, state.party());
        }
      }
      Map<PartyName, Integer> late = cases.byParty();
      Map<PartyName, StoredRecord> overdue = new HashMap<>();
      late.keySet().forEach(party -> keepLast(overdue, OVERDUE, party));
      return new Situation.Findings(
          search.head(),
          pages.newest(FAILURES, JournalPages.NEWEST, ROWS),
          pages.newest(RecordFilter.of(JournalType.ACCEPTED), JournalPages.NEWEST, ROWS),
          setAside,
          failed,
          late,
          overdue,
          pages.newest(
              SECURITY.since(now.minus(A_DAY)),
              JournalPages.NEWEST,
              Diagnosis.MOST_SECURITY_EVENTS));
    } catch (RetryableFailure away) {
      LOG.debug("The overview is shown without the journal", away);
      return null;
    }
  }

  private void keepLast(Map<PartyName, StoredRecord> kept, RecordFilter filter, PartyName party) {
    pages.newest(filter.of(party), JournalPages.NEWEST, 1).forEach(last -> kept.put(party, last));
  }
}
