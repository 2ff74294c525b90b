package ru.uzel.bench.forward;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import ru.uzel.bench.book.JournalLine;
import ru.uzel.bench.wire.HubApi;

/** The hub's journal while it is written. */
final class TermJournal {

  private static final Duration STEP = Duration.ofMillis(200);

  private final HubApi hub;
  private final Duration patience;
  private final Consumer<String> teller;
  private final List<JournalLine> lines = new ArrayList<>();
  private final List<TermEvent> events = new ArrayList<>();

  /**
   * @param patience how long anything is waited for
   */
  TermJournal(HubApi hub, Duration patience, Consumer<String> teller) {
    this.hub = hub;
    this.patience = patience;
    this.teller = teller;
  }

  /** Waits for a record. */
  Optional<JournalLine> await(Predicate<JournalLine> wanted) throws InterruptedException {
    Instant end = Instant.now().plus(patience);
    while (true) {
      read();
      Optional<JournalLine> found = lines.stream().filter(wanted).findFirst();
      if (found.isPresent() || Instant.now().isAfter(end)) {
        return found;
      }
      Thread.sleep(STEP.toMillis());
    }
  }

  /** Waits until a term of a case has come to a phase. */
  Optional<TermEvent> await(String caseId, String name) throws InterruptedException {
    var unused =
        await(
            line ->
                caseId.equals(line.caseId())
                    && TermEvent.in(line).stream().anyMatch(event -> event.name().equals(name)));
    return of(caseId).stream().filter(event -> event.name().equals(name)).findFirst();
  }

  List<TermEvent> of(String caseId) {
    return events.stream().filter(event -> event.caseId().equals(caseId)).toList();
  }

  long alarms() {
    return lines.stream()
        .filter(line -> line.is("DEADLINE") && "overdue".equals(line.failure()))
        .count();
  }

  /** All of it, as it is now. */
  List<JournalLine> toNow() {
    read();
    return List.copyOf(lines);
  }

  private void read() {
    long last = lines.isEmpty() ? 0 : lines.get(lines.size() - 1).sequence();
    for (JournalLine line : hub.journalToEnd(last)) {
      lines.add(line);
      for (TermEvent event : TermEvent.in(line)) {
        events.add(event);
        teller.accept(line.at() + "  " + event.name() + ", срок до " + event.dueAt());
      }
    }
  }
}
