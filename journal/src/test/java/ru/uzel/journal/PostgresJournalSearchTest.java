package ru.uzel.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ru.uzel.journal.Samples.NOON;
import static ru.uzel.journal.Samples.about;
import static ru.uzel.journal.Samples.entry;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.journal.JournalEntry;
import ru.uzel.model.journal.JournalOutcome;
import ru.uzel.model.journal.JournalQuery;
import ru.uzel.model.journal.JournalSearch;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.journal.StoredRecord;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.WireBytes;

@ExtendWith(PostgresExtension.class)
class PostgresJournalSearchTest {

  private static final PartyName ROADS = new PartyName("roads");
  private static final PartyName POS = new PartyName("pos");
  private static final CaseId CASE = CaseId.next();
  private static final MessageId ACCEPTED = MessageId.next();
  private static final MessageId OUTPUT = MessageId.next();

  private HikariDataSource dataSource;
  private PostgresJournalAppender journal;
  private JournalSearch search;

  /** Six records: one message from acceptance to delivery, and two others. */
  @BeforeEach
  void fill() throws SQLException {
    dataSource = PostgresExtension.emptyJournal();
    JournalModule module = new JournalModule();
    JournalSchema schema = new JournalSchema(dataSource);
    journal =
        (PostgresJournalAppender)
            module.journalAppender(schema, new Sha256(), new XorVault(), Clock.systemUTC());
    search = module.journalSearch(schema, new Sha256(), new XorVault());
    journal.append(
        List.of(
            record(
                JournalType.ACCEPTED, JournalOutcome.SUCCESS, POS, null, ACCEPTED, null, "17", 0),
            record(JournalType.DECIDED, JournalOutcome.SUCCESS, POS, CASE, ACCEPTED, null, "17", 1),
            record(
                JournalType.OUTPUT, JournalOutcome.SUCCESS, ROADS, CASE, OUTPUT, ACCEPTED, "r", 2),
            record(
                JournalType.ATTEMPT_FAILED,
                JournalOutcome.FAILURE,
                ROADS,
                CASE,
                OUTPUT,
                ACCEPTED,
                "r",
                3),
            record(
                JournalType.DELIVERED,
                JournalOutcome.SUCCESS,
                ROADS,
                CASE,
                OUTPUT,
                ACCEPTED,
                "r",
                4),
            record(JournalType.SECURITY, JournalOutcome.FAILURE, null, null, null, null, null, 5)));
  }

  @AfterEach
  void close() {
    journal.close();
    dataSource.close();
  }

  @Test
  void findsByCase() {
    assertThat(find(CASE, null, null, null, null, null, null, null))
        .containsExactly(2L, 3L, 4L, 5L);
  }

  @Test
  void findsByMessageAndByWhatItCaused() {
    assertThat(find(null, ACCEPTED, null, null, null, null, null, null))
        .containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(find(null, OUTPUT, null, null, null, null, null, null)).containsExactly(3L, 4L, 5L);
  }

  @Test
  void findsByParty() {
    assertThat(find(null, null, POS, null, null, null, null, null)).containsExactly(1L, 2L);
  }

  @Test
  void findsByTypeAndOutcome() {
    assertThat(find(null, null, null, JournalType.SECURITY, null, null, null, null))
        .containsExactly(6L);
    assertThat(find(null, null, null, null, JournalOutcome.FAILURE, null, null, null))
        .containsExactly(4L, 6L);
  }

  @Test
  void findsByExternalId() {
    assertThat(find(null, null, null, null, null, "17", null, null)).containsExactly(1L, 2L);
  }

  @Test
  void findsByTimeFromTheFirstMomentUpToTheLastExcluded() {
    assertThat(find(null, null, null, null, null, null, NOON.plusSeconds(1), NOON.plusSeconds(3)))
        .containsExactly(2L, 3L);
  }

  @Test
  void wantsEveryCriterionToFit() {
    assertThat(
            find(
                CASE,
                ACCEPTED,
                ROADS,
                JournalType.ATTEMPT_FAILED,
                JournalOutcome.FAILURE,
                "r",
                NOON,
                NOON.plusSeconds(9)))
        .containsExactly(4L);
    assertThat(find(CASE, null, POS, null, JournalOutcome.FAILURE, null, null, null)).isEmpty();
  }

  @Test
  void pagesBySequence() {
    assertThat(search.find(JournalQuery.after(0, 2)))
        .extracting(StoredRecord::sequence)
        .containsExactly(1L, 2L);
    assertThat(search.find(JournalQuery.after(4, 2)))
        .extracting(StoredRecord::sequence)
        .containsExactly(5L, 6L);
    assertThat(search.find(JournalQuery.after(6, 2))).isEmpty();
  }

  @Test
  void knowsNoPayloadThatWasNeverThere() {
    assertThat(search.payload("00".repeat(32))).isEmpty();
    assertThat(search.payload("no hash")).isEmpty();
  }

  @Test
  void givesOutNoBytesThatDoNotHaveTheirHash() throws SQLException {
    WireBytes wire = WireBytes.of("text/plain", "as it was".getBytes(StandardCharsets.UTF_8));
    String hash = new Sha256().hex(wire.bytes());
    journal.append(List.of(new JournalEntry(Samples.bare(JournalType.ACCEPTED, NOON), wire)));
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM journal.payload");
      statement.execute(
          "INSERT INTO journal.payload VALUES ('\\x" + hash + "', 'text/plain', '\\x00')");
    }

    assertThatThrownBy(() -> search.payload(hash)).isInstanceOf(RejectedFailure.class);
  }

  private List<Long> find(
      @Nullable CaseId caseId,
      @Nullable MessageId messageId,
      @Nullable PartyName party,
      @Nullable JournalType type,
      @Nullable JournalOutcome outcome,
      @Nullable String externalId,
      @Nullable Instant from,
      @Nullable Instant to) {
    return search
        .find(
            new JournalQuery(caseId, messageId, party, type, outcome, externalId, from, to, 0, 100))
        .stream()
        .map(StoredRecord::sequence)
        .toList();
  }

  private static JournalEntry record(
      JournalType type,
      JournalOutcome outcome,
      @Nullable PartyName party,
      @Nullable CaseId caseId,
      @Nullable MessageId messageId,
      @Nullable MessageId causationId,
      @Nullable String externalId,
      int second) {
    return entry(
        about(
            type,
            outcome,
            party,
            caseId,
            messageId,
            causationId,
            externalId,
            NOON.plusSeconds(second)));
  }
}
