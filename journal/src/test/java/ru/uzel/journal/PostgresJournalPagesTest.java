package ru.uzel.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static ru.uzel.journal.Samples.NOON;
import static ru.uzel.journal.Samples.about;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ru.uzel.model.journal.JournalEntry;
import ru.uzel.model.journal.JournalOutcome;
import ru.uzel.model.journal.JournalPages;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.journal.MessageStanding;
import ru.uzel.model.journal.RecordFilter;
import ru.uzel.model.journal.StoredRecord;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;

@ExtendWith(PostgresExtension.class)
class PostgresJournalPagesTest {

  private static final PartyName ROADS = new PartyName("roads");
  private static final PartyName POS = new PartyName("pos");
  private static final CaseId CASE = CaseId.next();
  private static final MessageId FIRST = MessageId.next();
  private static final MessageId OUTPUT = MessageId.next();
  private static final MessageId SECOND = MessageId.next();

  private final List<JournalEntry> entries = new ArrayList<>();
  private HikariDataSource dataSource;
  private PostgresJournalAppender journal;
  private JournalPages pages;

  @BeforeEach
  void open() throws SQLException {
    dataSource = PostgresExtension.emptyJournal();
    JournalModule module = new JournalModule();
    JournalSchema schema = new JournalSchema(dataSource);
    journal =
        (PostgresJournalAppender)
            module.journalAppender(schema, new Sha256(), new XorVault(), Clock.systemUTC());
    pages = module.journalPages(schema);
  }

  @AfterEach
  void close() {
    journal.close();
    dataSource.close();
  }

  /** A message whose output failed twice, was given up and skipped; and one not yet decided. */
  private void live() {
    note(JournalType.ATTACHED, POS, null, FIRST, null);
    note(JournalType.ACCEPTED, POS, null, FIRST, null);
    note(JournalType.DECIDED, POS, CASE, FIRST, null);
    note(JournalType.OUTPUT, ROADS, CASE, OUTPUT, FIRST);
    note(JournalType.ATTEMPT_FAILED, ROADS, CASE, OUTPUT, FIRST);
    note(JournalType.ACCEPTED, POS, null, SECOND, null);
    note(JournalType.ATTEMPT_FAILED, ROADS, CASE, OUTPUT, FIRST);
    note(JournalType.DEAD_LETTERED, ROADS, CASE, OUTPUT, FIRST);
    note(JournalType.OPERATOR, ROADS, CASE, OUTPUT, null);
    journal.append(entries);
  }

  @Test
  void listsTheNewestFirst() {
    live();

    assertThat(newest(RecordFilter.ALL, JournalPages.NEWEST, 3)).containsExactly(9L, 8L, 7L);
    assertThat(newest(RecordFilter.ALL, 7, 3)).containsExactly(6L, 5L, 4L);
    assertThat(newest(RecordFilter.ALL, 1, 3)).isEmpty();
  }

  @Test
  void listsWhatFitsEveryCriterion() {
    live();

    assertThat(newest(RecordFilter.of(JournalType.ACCEPTED))).containsExactly(6L, 2L);
    assertThat(newest(RecordFilter.of(JournalType.ATTEMPT_FAILED))).containsExactly(7L, 5L);
    assertThat(newest(RecordFilter.of(JournalType.DEAD_LETTERED, JournalType.OPERATOR).of(ROADS)))
        .containsExactly(9L, 8L);
    assertThat(newest(RecordFilter.of(JournalType.DEAD_LETTERED).of(POS))).isEmpty();
    assertThat(
            newest(
                new RecordFilter(
                    ROADS,
                    Set.of(),
                    JournalOutcome.FAILURE,
                    CASE,
                    NOON.plusSeconds(4),
                    NOON.plusSeconds(7))))
        .containsExactly(7L, 5L);
    assertThat(newest(RecordFilter.ALL.since(NOON.plusSeconds(7)))).containsExactly(9L, 8L);
  }

  @Test
  void tellsTheWholeLifeOfAMessageWithTheOperatorsPart() {
    live();

    assertThat(pages.life(FIRST, 0, 100))
        .extracting(StoredRecord::sequence)
        .containsExactly(1L, 2L, 3L, 4L, 5L, 7L, 8L, 9L);
    assertThat(pages.life(FIRST, 5, 2)).extracting(StoredRecord::sequence).containsExactly(7L, 8L);
    assertThat(pages.life(OUTPUT, 0, 1)).extracting(StoredRecord::sequence).containsExactly(4L);
    assertThat(pages.life(MessageId.next(), 0, 100)).isEmpty();
  }

  @Test
  void tellsWhereMessagesAndTheirOutputsAre() {
    live();

    assertThat(pages.standings(List.of(FIRST, SECOND, MessageId.next())))
        .extracting(
            MessageStanding::id,
            MessageStanding::causation,
            standing -> standing.latest().record().type(),
            MessageStanding::failedAttempts,
            MessageStanding::repetition)
        .containsExactlyInAnyOrder(
            tuple(FIRST, null, JournalType.DECIDED, 0L, false),
            tuple(OUTPUT, FIRST, JournalType.OPERATOR, 2L, false),
            tuple(SECOND, null, JournalType.ACCEPTED, 0L, false));
    assertThat(pages.standings(List.of())).isEmpty();
  }

  @Test
  void tellsARepetitionFromTheMessageItRepeats() {
    note(JournalType.ACCEPTED, POS, null, FIRST, null);
    note(JournalType.DECIDED, POS, CASE, FIRST, null);
    // Recognised at intake: recorded with the first.
    note(JournalType.DUPLICATE, POS, null, FIRST, null);
    // Recognised in the flow: a message of its own.
    note(JournalType.ACCEPTED, POS, null, SECOND, null);
    note(JournalType.DUPLICATE, POS, CASE, SECOND, FIRST);
    journal.append(entries);

    assertThat(pages.standings(List.of(FIRST)))
        .extracting(
            MessageStanding::id,
            standing -> standing.latest().record().type(),
            MessageStanding::repetition)
        .containsExactlyInAnyOrder(
            tuple(FIRST, JournalType.DECIDED, false), tuple(SECOND, JournalType.ACCEPTED, true));
  }

  private List<Long> newest(RecordFilter filter) {
    return newest(filter, JournalPages.NEWEST, 100);
  }

  private List<Long> newest(RecordFilter filter, long before, int limit) {
    return pages.newest(filter, before, limit).stream().map(StoredRecord::sequence).toList();
  }

  private void note(
      JournalType type,
      PartyName party,
      @Nullable CaseId caseId,
      MessageId messageId,
      @Nullable MessageId causation) {
    boolean failed = type == JournalType.ATTEMPT_FAILED || type == JournalType.DEAD_LETTERED;
    Instant at = NOON.plusSeconds(entries.size());
    entries.add(
        new JournalEntry(
            about(
                type,
                failed ? JournalOutcome.FAILURE : JournalOutcome.SUCCESS,
                party,
                caseId,
                messageId,
                causation,
                null,
                at),
            null));
  }
}
