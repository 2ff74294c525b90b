package ru.uzel.console.overview;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.journal.StoredRecord;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.operation.Backlog;
import ru.uzel.model.operation.HubQueues;
import ru.uzel.model.operation.PartyQueues;
import ru.uzel.model.operation.PartyState;
import ru.uzel.model.operation.QueueRole;

/** Tells from a situation what is wrong, the most pressing first. */
final class Diagnosis {

  /** Beyond that they are «many»: the journal has them all. */
  static final int MOST_SECURITY_EVENTS = 100;

  /** What the hub works on moves in seconds; a quarter of an hour is no work, but waiting. */
  static final Duration LONG = Duration.ofMinutes(15);

  /** The journal's writer takes thousands of records a second. */
  static final Duration JOURNAL_LONG = Duration.ofMinutes(1);

  private static final List<QueueRole> AT_WORK =
      List.of(QueueRole.IN, QueueRole.OUT, QueueRole.SEND);

  private Diagnosis() {}

  static List<Trouble> of(Situation situation) {
    List<Trouble> troubles = new ArrayList<>();
    if (situation.journal() == null) {
      troubles.add(Trouble.of(Trouble.Kind.DATABASE_AWAY));
    }
    HubQueues queues = situation.queues();
    if (queues == null) {
      troubles.add(Trouble.of(Trouble.Kind.BROKER_AWAY));
    } else {
      troubles.addAll(hub(queues, situation.now()));
    }
    for (PartyState state : situation.states()) {
      troubles.addAll(party(state, situation));
    }
    security(situation).ifPresent(troubles::add);
    troubles.sort(Comparator.comparing((Trouble trouble) -> trouble.kind().level()));
    return troubles;
  }

  private static List<Trouble> hub(HubQueues queues, Instant now) {
    List<Trouble> troubles = new ArrayList<>();
    if (waits(queues.journal(), now, JOURNAL_LONG)) {
      troubles.add(of(Trouble.Kind.JOURNAL_BEHIND, null, queues.journal(), null));
    }
    if (!queues.unreadable().isEmpty()) {
      troubles.add(of(Trouble.Kind.JOURNAL_UNREADABLE, null, queues.unreadable(), null));
    }
    if (queues.parkedOfNobody() > 0) {
      troubles.add(
          of(
              Trouble.Kind.PARKED_OF_NOBODY,
              null,
              new Backlog(queues.parkedOfNobody(), null),
              null));
    }
    return troubles;
  }

  private static List<Trouble> party(PartyState state, Situation situation) {
    List<Trouble> troubles = new ArrayList<>();
    PartyName party = state.party();
    PartyQueues queues = situation.queues(party);
    if (state.paused()) {
      Backlog waiting = queues.of(QueueRole.SEND);
      troubles.add(
          new Trouble(
              Trouble.Kind.PARTY_PAUSED,
              party,
              waiting.messages(),
              waiting.oldestAt(),
              state.reason(),
              state.nextAttemptAt(),
              situation.failed(party).orElse(null)));
    }
    for (QueueRole role : AT_WORK) {
      boolean explained = state.paused() && role == QueueRole.SEND;
      if (!explained && waits(queues.of(role), situation.now(), LONG)) {
        troubles.add(of(Trouble.Kind.WAITS_LONG, party, queues.of(role), null));
      }
    }
    StoredRecord evidence = situation.setAside(party).orElse(null);
    if (!queues.of(QueueRole.DEAD).isEmpty()) {
      troubles.add(of(Trouble.Kind.DEAD, party, queues.of(QueueRole.DEAD), evidence));
    }
    if (!queues.of(QueueRole.PARKING).isEmpty()) {
      troubles.add(of(Trouble.Kind.PARKED, party, queues.of(QueueRole.PARKING), evidence));
    }
    int late = situation.late(party);
    if (late > 0) {
      troubles.add(
          of(
              Trouble.Kind.LATE,
              party,
              new Backlog(late, null),
              situation.overdue(party).orElse(null)));
    }
    return troubles;
  }

  private static boolean waits(Backlog backlog, Instant now, Duration patience) {
    return backlog.oldestAt() != null
        && Duration.between(backlog.oldestAt(), now).compareTo(patience) > 0;
  }

  private static Optional<Trouble> security(Situation situation) {
    return Optional.ofNullable(situation.journal())
        .map(Situation.Findings::security)
        .filter(events -> !events.isEmpty())
        .map(
            events ->
                of(
                    Trouble.Kind.SECURITY,
                    null,
                    new Backlog(events.size(), events.get(events.size() - 1).record().at()),
                    events.get(0)));
  }

  private static Trouble of(
      Trouble.Kind kind,
      @Nullable PartyName party,
      Backlog backlog,
      @Nullable StoredRecord evidence) {
    return new Trouble(kind, party, backlog.messages(), backlog.oldestAt(), null, null, evidence);
  }
}
