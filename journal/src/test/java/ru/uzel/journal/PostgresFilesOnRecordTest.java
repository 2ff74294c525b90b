package ru.uzel.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.uzel.journal.Samples.NOON;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ru.uzel.model.journal.FilesOnRecord;
import ru.uzel.model.journal.JournalAppender;
import ru.uzel.model.journal.JournalEntry;
import ru.uzel.model.journal.JournalOutcome;
import ru.uzel.model.journal.JournalRecord;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.message.TimeOrderedIds;

@ExtendWith(PostgresExtension.class)
class PostgresFilesOnRecordTest {

  private static final String FILE = "ab".repeat(32);
  private static final String MESSAGE = "cd".repeat(32);
  private static final String UNKNOWN = "ef".repeat(32);

  private HikariDataSource dataSource;
  private JournalAppender journal;
  private FilesOnRecord files;

  @BeforeEach
  void open() throws SQLException {
    dataSource = PostgresExtension.emptyJournal();
    JournalModule module = new JournalModule();
    JournalSchema schema = new JournalSchema(dataSource);
    journal = module.journalAppender(schema, new Sha256(), new XorVault(), Clock.systemUTC());
    files = module.filesOnRecord(schema);
  }

  @AfterEach
  void close() {
    dataSource.close();
  }

  @Test
  void knowsTheFilesOfMessagesAndNothingElse() {
    journal.append(
        List.of(entry(JournalType.ATTACHED, FILE, 0), entry(JournalType.ACCEPTED, MESSAGE, 1)));

    assertThat(files.among(List.of(FILE, MESSAGE, UNKNOWN))).containsExactly(FILE);
    assertThat(files.among(List.of(UNKNOWN))).isEmpty();
  }

  /**
   * A note of the process's life is written past the queue, so it says nothing of what waits there.
   */
  @Test
  void isWrittenUntilTheNewestAcceptance() {
    assertThat(files.writtenUntil()).isEmpty();

    journal.append(
        List.of(entry(JournalType.ACCEPTED, MESSAGE, 1), entry(JournalType.LIFECYCLE, null, 5)));

    assertThat(files.writtenUntil()).contains(NOON.plusSeconds(1));
  }

  private static JournalEntry entry(JournalType type, String hash, int second) {
    return new JournalEntry(
        new JournalRecord(
            TimeOrderedIds.version7(),
            NOON.plusSeconds(second),
            type,
            JournalOutcome.SUCCESS,
            null,
            null,
            null,
            null,
            null,
            null,
            "d",
            hash,
            null,
            "r"),
        null);
  }
}
