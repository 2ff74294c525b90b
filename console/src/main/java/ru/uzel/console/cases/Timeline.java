package ru.uzel.console.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ru.uzel.console.language.Words;
import ru.uzel.console.message.Badge;
import ru.uzel.console.page.PartyTitles;
import ru.uzel.console.page.Visit;
import ru.uzel.console.record.Link;
import ru.uzel.console.record.RecordLine;
import ru.uzel.console.record.RecordLines;
import ru.uzel.model.casework.CaseFact;
import ru.uzel.model.casework.CaseOutput;
import ru.uzel.model.journal.JournalOutcome;
import ru.uzel.model.journal.JournalRecord;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.journal.MessageStanding;
import ru.uzel.model.journal.StoredRecord;
import ru.uzel.model.message.MessageId;

/** Facts of a case and records of its journal as one sequence of what happened. */
final class Timeline {

  private final PartyTitles titles;
  private final Visit visit;
  private final Words words;

  Timeline(PartyTitles titles, Visit visit) {
    this.titles = titles;
    this.visit = visit;
    this.words = visit.words();
  }

  /** An entry in its place in time; facts come before records of the same moment. */
  private record Placed(Instant at, int rank, Entry entry) {}

  /**
   * @param records of the case, in order
   * @param standings of its outputs
   */
  List<Entry> of(
      List<CaseFact> facts,
      List<CaseOutput> outputs,
      Map<MessageId, MessageStanding> standings,
      List<StoredRecord> records) {
    Map<MessageId, List<CaseOutput>> caused =
        outputs.stream().collect(Collectors.groupingBy(CaseOutput::causation));
    List<Placed> placed = new ArrayList<>();
    for (CaseFact fact : facts) {
      List<CaseOutput> sent = caused.getOrDefault(fact.messageId(), List.of());
      placed.add(new Placed(fact.decidedAt(), 0, entry(fact, sent, standings)));
    }
    for (List<StoredRecord> row : inARow(records)) {
      placed.add(new Placed(row.get(0).record().at(), 1, entry(row)));
    }
    // Stable: what is of one moment stays in its own order.
    placed.sort(Comparator.comparing(Placed::at).thenComparing(Placed::rank));
    return placed.stream().map(Placed::entry).toList();
  }

  private Entry entry(
      CaseFact fact, List<CaseOutput> sent, Map<MessageId, MessageStanding> standings) {
    return new Entry(
        visit.times().moment(fact.decidedAt()),
        fact.reason() == null ? "done" : "wait",
        words
            .find("fact." + fact.decision() + "." + fact.kind())
            .orElseGet(
                () ->
                    words.word("decision", fact.decision())
                        + ": "
                        + words.word("kind", fact.kind())),
        titles.of(fact.party(), visit.language()),
        "",
        fact.reason() == null ? "" : words.detail(fact.reason()),
        "",
        words.word("status", fact.status()),
        Particulars.of(fact, visit),
        sent.stream().map(output -> sent(output, standings.get(output.id()))).toList(),
        Link.to(fact.messageId()));
  }

  private Entry.Sent sent(CaseOutput output, @Nullable MessageStanding standing) {
    return new Entry.Sent(
        titles.of(output.target(), visit.language()),
        words.word("kind", output.kind()),
        output.flow(),
        output.reference(),
        Badge.of(standing, words),
        standing == null || standing.failedAttempts() == 0
            ? ""
            : words.count("count.attempts", standing.failedAttempts()),
        Link.to(output.id()));
  }

  /** A party that is away for a night fails the same way a hundred times: that is one thing. */
  private static List<List<StoredRecord>> inARow(List<StoredRecord> records) {
    List<List<StoredRecord>> rows = new ArrayList<>();
    for (StoredRecord record : records) {
      List<StoredRecord> last = rows.isEmpty() ? List.of() : rows.get(rows.size() - 1);
      if (!last.isEmpty() && isSame(last.get(0).record(), record.record())) {
        last.add(record);
      } else {
        rows.add(new ArrayList<>(List.of(record)));
      }
    }
    return rows;
  }

  private static boolean isSame(JournalRecord one, JournalRecord other) {
    return one.type() == JournalType.ATTEMPT_FAILED
        && other.type() == JournalType.ATTEMPT_FAILED
        && Objects.equals(one.messageId(), other.messageId())
        && Objects.equals(one.failure(), other.failure());
  }

  private Entry entry(List<StoredRecord> row) {
    StoredRecord last = row.get(row.size() - 1);
    RecordLine line = new RecordLines(titles).of(List.of(last), visit).get(0);
    return new Entry(
        visit.times().moment(row.get(0).record().at()),
        tone(last.record()),
        line.step(),
        line.party(),
        row.size() == 1
            ? ""
            : words.of(
                "timeline.until",
                words.count("count.times", row.size()),
                visit.times().inWords(last.record().at())),
        line.failure(),
        line.detail(),
        "",
        List.of(),
        List.of(),
        line.message());
  }

  private static String tone(JournalRecord record) {
    return switch (record.type()) {
      case DEAD_LETTERED, PARKED, SECURITY -> "stop";
      case HELD -> "wait";
      default -> record.outcome() == JournalOutcome.FAILURE ? "wait" : "done";
    };
  }
}
