package ru.uzel.console.record;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.console.language.Words;
import ru.uzel.console.page.PartyTitles;
import ru.uzel.console.page.Visit;
import ru.uzel.model.journal.JournalOutcome;
import ru.uzel.model.journal.JournalRecord;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.journal.StoredRecord;

/** Puts records into words. */
public final class RecordLines {

  private final PartyTitles titles;

  public RecordLines(PartyTitles titles) {
    this.titles = titles;
  }

  /** Each by itself. */
  public List<RecordLine> of(List<StoredRecord> records, Visit visit) {
    return records.stream().map(record -> line(record, null, visit)).toList();
  }

  /**
   * One after another, each with the time since the one before.
   *
   * @param before when the step before the first was; null where there was none
   */
  public List<RecordLine> inTurn(
      List<StoredRecord> records, @Nullable Instant before, Visit visit) {
    List<RecordLine> lines = new ArrayList<>();
    Instant last = before;
    for (StoredRecord record : records) {
      lines.add(line(record, last, visit));
      last = record.record().at();
    }
    return lines;
  }

  private RecordLine line(StoredRecord stored, @Nullable Instant before, Visit visit) {
    JournalRecord record = stored.record();
    Words words = visit.words();
    return new RecordLine(
        words.number(stored.sequence()),
        visit.times().exactly(record.at()),
        before == null ? "" : "+" + visit.times().lasting(Duration.between(before, record.at())),
        record.type().name(),
        words.word("type", record.type().name()),
        record.outcome() == JournalOutcome.FAILURE,
        titles.of(record.party(), visit.language()),
        words.word("failure", record.failure()),
        record.failure() == null ? "" : record.failure(),
        detail(record, words),
        record.externalId() == null ? "" : record.externalId().value(),
        Link.to(record.messageId()),
        Link.to(record.caseId()));
  }

  /**
   * Who acted, and in which words he gave his reason, is for the auditor: an administrator sees
   * that somebody did, and what.
   */
  private static String detail(JournalRecord record, Words words) {
    if (record.type() == JournalType.OPERATOR) {
      return words.word("act", Act.of(record));
    }
    return words.detail(record.detail());
  }
}
