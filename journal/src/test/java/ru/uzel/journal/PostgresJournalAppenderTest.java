package ru.uzel.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ru.uzel.journal.Samples.NOON;
import static ru.uzel.journal.Samples.bare;
import static ru.uzel.journal.Samples.entry;
import static ru.uzel.journal.Samples.full;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.journal.JournalEntry;
import ru.uzel.model.journal.JournalHead;
import ru.uzel.model.journal.JournalQuery;
import ru.uzel.model.journal.JournalRecord;
import ru.uzel.model.journal.JournalSearch;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.journal.StoredRecord;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.signature.ContentHash;

@ExtendWith(PostgresExtension.class)
class PostgresJournalAppenderTest {

  private final ContentHash hash = new Sha256();
  private HikariDataSource dataSource;
  private PostgresJournalAppender journal;
  private JournalSearch search;

  @BeforeEach
  void build() throws SQLException {
    dataSource = PostgresExtension.emptyJournal();
    journal = newAppender();
    search = new JournalModule().journalSearch(schema(), hash, new XorVault());
  }

  @AfterEach
  void close() {
    journal.close();
    dataSource.close();
  }

  @Test
  void startsWithTheEmptyTree() {
    assertThat(search.head())
        .isEqualTo(new JournalHead(0, HexFormat.of().formatHex(hash.digest())));
  }

  @Test
  void givesEveryRecordBackAsItIsAndProvesIt() {
    for (int size : new int[] {1, 3, 100, 1, 28}) {
      journal.append(
          IntStream.range(0, size)
              .mapToObj(
                  i ->
                      i % 3 == 0
                          ? bare(JournalType.LIFECYCLE, NOON.plusNanos(i * 1_234_567L))
                          : full(
                              NOON.minusSeconds(i).plusNanos(999_999_999),
                              "detail № " + i + " \"\\\u0000\n",
                              "id " + i))
              .map(Samples::entry)
              .toList());
    }

    List<StoredRecord> stored = all();
    List<byte[]> leaves = new ArrayList<>();
    for (StoredRecord record : stored) {
      byte[] leaf = MerkleFrontier.leaf(hash, CanonicalRecord.bytes(record.record()));
      assertThat(record.leafHash()).isEqualTo(HexFormat.of().formatHex(leaf));
      leaves.add(leaf);
    }
    assertThat(stored)
        .extracting(StoredRecord::sequence)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 133).boxed().toList());
    assertThat(search.head())
        .isEqualTo(new JournalHead(133, HexFormat.of().formatHex(NaiveTree.root(hash, leaves))));
  }

  @Test
  void keepsEveryValueOfARecord() {
    JournalRecord record = full(NOON.plusNanos(123_456_000), "done", "17");

    journal.append(List.of(entry(record)));

    assertThat(all()).extracting(StoredRecord::record).containsExactly(record);
  }

  @Test
  void passesOverWhatIsThereAlready() {
    JournalEntry first = entry(full(NOON, "first", "1"));
    JournalEntry second = entry(full(NOON, "second", "2"));
    JournalEntry third = entry(full(NOON, "third", "3"));
    journal.append(List.of(first, second));
    JournalHead head = search.head();

    journal.append(List.of(second, first));
    assertThat(search.head()).isEqualTo(head);

    journal.append(List.of(first, third, second, third));
    assertThat(all())
        .extracting(record -> record.record().detail())
        .containsExactly("first", "second", "third");
  }

  @Test
  void goesOnFromTheStoredTreeAfterARestart() {
    journal.append(List.of(entry(bare(JournalType.LIFECYCLE, NOON))));
    journal.close();

    journal = newAppender();
    journal.append(List.of(entry(bare(JournalType.LIFECYCLE, NOON))));

    List<byte[]> leaves =
        all().stream().map(record -> HexFormat.of().parseHex(record.leafHash())).toList();
    assertThat(leaves).hasSize(2);
    assertThat(search.head().rootHash())
        .isEqualTo(HexFormat.of().formatHex(NaiveTree.root(hash, leaves)));
  }

  @Test
  void letsOnlyOneAppenderWrite() {
    journal.append(List.of(entry(bare(JournalType.LIFECYCLE, NOON))));
    try (PostgresJournalAppender other = newAppender()) {
      assertThatThrownBy(() -> other.append(List.of(entry(bare(JournalType.LIFECYCLE, NOON)))))
          .isInstanceOf(RetryableFailure.class)
          .hasMessageContaining("another node");

      journal.close();
      other.append(List.of(entry(bare(JournalType.LIFECYCLE, NOON))));
    }
    assertThat(all()).hasSize(2);
  }

  @Test
  void fallsSilentWhenItsSessionIsLostAndGoesOnWithANewOne() throws SQLException {
    journal.append(List.of(entry(bare(JournalType.LIFECYCLE, NOON))));
    execute(
        "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
            + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
    JournalEntry entry = entry(bare(JournalType.LIFECYCLE, NOON));

    assertThatThrownBy(() -> journal.append(List.of(entry))).isInstanceOf(RetryableFailure.class);
    assertThat(all()).hasSize(1);

    journal.append(List.of(entry));
    assertThat(all()).hasSize(2);
  }

  @Test
  void writesNothingOnAHeadThatSomebodyElseMoved() throws SQLException {
    journal.append(List.of(entry(bare(JournalType.LIFECYCLE, NOON))));
    execute("UPDATE journal.head SET size = 2, frontier = ARRAY['\\x00'::bytea]");
    JournalEntry entry =
        new JournalEntry(
            bare(JournalType.LIFECYCLE, NOON), WireBytes.of("text/plain", new byte[] {1}));

    assertThatThrownBy(() -> journal.append(List.of(entry))).isInstanceOf(RetryableFailure.class);

    assertThat(all()).hasSize(1);
    assertThat(search.payload(hash.hex(new byte[] {1}))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE journal.record SET detail = 'another'",
        "DELETE FROM journal.record",
        "TRUNCATE journal.record",
        "UPDATE journal.batch SET root_hash = ''",
        "DELETE FROM journal.batch",
        "TRUNCATE journal.batch",
        "UPDATE journal.payload SET sealed = ''",
        "TRUNCATE journal.payload",
        "UPDATE journal.head SET size = 0, frontier = '{}'",
        "DELETE FROM journal.head",
        "TRUNCATE journal.head"
      })
  void lendsItselfToNoChange(String change) {
    journal.append(List.of(entry(full(NOON, "as it was", "1"))));

    assertThatThrownBy(() -> execute(change))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    assertThat(all()).extracting(record -> record.record().detail()).containsExactly("as it was");
  }

  @Test
  void keepsPayloadsSealedAndOnce() throws SQLException {
    byte[] bytes = "<Личное/>".getBytes(StandardCharsets.UTF_8);
    WireBytes wire = WireBytes.of("application/xml", bytes);
    JournalRecord first = bare(JournalType.ACCEPTED, NOON);
    JournalRecord second = bare(JournalType.PREPARED, NOON);

    journal.append(List.of(new JournalEntry(first, wire), new JournalEntry(second, wire)));
    journal.append(List.of(new JournalEntry(bare(JournalType.DELIVERED, NOON), wire)));

    assertThat(all())
        .extracting(record -> record.record().payloadHash())
        .containsOnly(hash.hex(bytes))
        .hasSize(3);
    assertThat(search.payload(hash.hex(bytes))).contains(wire);
    assertThat(ask("SELECT count(*) FROM journal.payload")).isEqualTo("1");
    assertThat(ask("SELECT sealed FROM journal.payload"))
        .isEqualTo("\\x" + HexFormat.of().formatHex(new XorVault().seal(bytes)));
  }

  @Test
  void isNotHeldUpByARecordWhosePayloadHashIsNone() {
    JournalRecord given = full(NOON, "done", "1");
    JournalRecord wrong =
        new JournalRecord(
            given.eventId(),
            given.at(),
            given.type(),
            given.outcome(),
            given.party(),
            given.caseId(),
            given.messageId(),
            given.causationId(),
            given.externalId(),
            given.failure(),
            given.detail(),
            "no hash",
            given.traceId(),
            given.configRevision());

    journal.append(List.of(entry(wrong)));

    assertThat(all()).extracting(record -> record.record().payloadHash()).containsOnlyNulls();
  }

  @Test
  void recordsTheRootAfterEachBatch() throws SQLException {
    journal.append(List.of(entry(bare(JournalType.LIFECYCLE, NOON))));
    String rootOfOne = search.head().rootHash();
    journal.append(List.of(entry(bare(JournalType.LIFECYCLE, NOON))));

    assertThat(ask("SELECT encode(root_hash, 'hex') FROM journal.batch WHERE size = 1"))
        .isEqualTo(rootOfOne);
    assertThat(ask("SELECT encode(root_hash, 'hex') FROM journal.batch WHERE size = 2"))
        .isEqualTo(search.head().rootHash());
  }

  private JournalSchema schema() {
    return new JournalSchema(dataSource);
  }

  private PostgresJournalAppender newAppender() {
    return (PostgresJournalAppender)
        new JournalModule().journalAppender(schema(), hash, new XorVault(), Clock.systemUTC());
  }

  private List<StoredRecord> all() {
    return search.find(JournalQuery.after(0, 10_000));
  }

  private void execute(String command) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  private String ask(String query) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(query)) {
      answer.next();
      return answer.getString(1);
    }
  }
}
