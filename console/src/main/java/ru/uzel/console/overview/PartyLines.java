package ru.uzel.console.overview;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ru.uzel.console.language.Words;
import ru.uzel.console.message.Badge;
import ru.uzel.console.page.Address;
import ru.uzel.console.page.PartyTitles;
import ru.uzel.console.page.Visit;
import ru.uzel.model.journal.JournalOutcome;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.operation.Backlog;
import ru.uzel.model.operation.PartyQueues;
import ru.uzel.model.operation.PartyState;
import ru.uzel.model.operation.QueueRole;

/** Puts parties into lines of the table. */
final class PartyLines {

  private final PartyTitles titles;

  PartyLines(PartyTitles titles) {
    this.titles = titles;
  }

  List<PartyLine> of(Situation situation, Visit visit) {
    return titles.names().stream().map(name -> line(name, situation, visit)).toList();
  }

  private PartyLine line(PartyName name, Situation situation, Visit visit) {
    Words words = visit.words();
    PartyQueues queues = situation.queues(name);
    Optional<PartyState> paused = situation.state(name).filter(PartyState::paused);
    boolean known = situation.queues() != null;
    return new PartyLine(
        titles.of(name, visit.language()),
        name.value(),
        badge(queues, paused.isPresent(), words),
        Arrays.stream(QueueRole.values()).map(role -> cell(role, queues, known, words)).toList(),
        oldest(queues, visit),
        paused.map(PartyState::reason).map(words::detail).orElse(""),
        paused
            .map(PartyState::nextAttemptAt)
            .map(attempt -> TroubleViews.next(attempt, visit))
            .orElse(""),
        Address.messages().with("party", name).toString(),
        Address.records().with("party", name).with("outcome", JournalOutcome.FAILURE).toString());
  }

  private static Badge badge(PartyQueues queues, boolean paused, Words words) {
    if (paused) {
      return new Badge(words.of("party.paused"), "stop");
    }
    if (!queues.of(QueueRole.DEAD).isEmpty() || !queues.of(QueueRole.PARKING).isEmpty()) {
      return new Badge(words.of("party.person"), "wait");
    }
    return new Badge(words.of("party.well"), "done");
  }

  private static PartyLine.Cell cell(
      QueueRole role, PartyQueues queues, boolean known, Words words) {
    Backlog backlog = queues.of(role);
    return new PartyLine.Cell(
        role.name(),
        words.of("queue." + role.name()),
        known ? words.number(backlog.messages()) : "?",
        backlog.isEmpty() ? "" : tone(role));
  }

  private static String tone(QueueRole role) {
    return switch (role) {
      case DEAD, PARKING -> "stop";
      case HELD -> "wait";
      default -> "work";
    };
  }

  private static String oldest(PartyQueues queues, Visit visit) {
    Optional<Instant> first =
        Stream.of(QueueRole.values())
            .map(role -> PartyLines.oldestAt(queues, role))
            .filter(Objects::nonNull)
            .min(Instant::compareTo);
    return first.map(at -> visit.times().lasting(Duration.between(at, visit.now()))).orElse("");
  }

  private static @Nullable Instant oldestAt(PartyQueues queues, QueueRole role) {
    return queues.of(role).oldestAt();
  }
}
