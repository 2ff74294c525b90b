package ru.uzel.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.journal.JournalEntry;
import ru.uzel.model.journal.JournalRecord;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.message.ExternalId;

class JournalPumpTest {

  @TempDir Path data;
  private TestBroker broker;
  private TestHub hub;
  private final Faults faults = new Faults();

  @BeforeEach
  void open() throws Exception {
    broker = new TestBroker(data);
    hub = new TestHub(broker.connections()).faults(faults);
  }

  @AfterEach
  void close() throws Exception {
    hub.close();
    broker.close();
  }

  @Test
  void appendsInBatchesAndInOrder() {
    AtomicBoolean away = new AtomicBoolean(true);
    hub.journal.before(entries -> awayIf(away.get()));
    hub.open();
    IntStream.rangeClosed(1, 300).forEach(id -> hub.accept("m" + id, "pothole"));

    away.set(false);

    await().until(() -> hub.journal.size() == 300);
    assertThat(hub.journal.records(JournalType.ACCEPTED))
        .extracting(JournalRecord::externalId)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 300).mapToObj(id -> new ExternalId("m" + id)).toList());
    assertThat(hub.journal.batches().size()).isLessThan(20);
    assertThat(hub.journal.batches()).allMatch(size -> size <= 256);
    await().until(() -> broker.depth("journal") == 0);
  }

  @Test
  void keepsRecordsWhileTheDatabaseIsAway() {
    AtomicInteger asked = new AtomicInteger();
    AtomicBoolean away = new AtomicBoolean(true);
    hub.journal.before(
        entries -> {
          asked.incrementAndGet();
          awayIf(away.get());
        });
    hub.start();

    hub.accept("1", "pothole");

    await().until(() -> hub.partner(TestHub.ROADS).taken().size() == 1);
    await().until(() -> asked.get() >= 2);
    assertThat(hub.journal.size()).isZero();
    away.set(false);
    await().until(() -> hub.journal.size() == 5);
  }

  @Test
  void recordsWaitInTheBrokerOverARestart() throws Exception {
    hub.journal.before(entries -> awayIf(true));
    hub.open();
    hub.accept("1", "pothole");
    hub.close();
    assertThat(broker.depth("journal")).isEqualTo(1);
    hub.journal.before(entries -> {});

    hub = new TestHub(broker.connections(), hub.journal, hub.cases).open();

    await().until(() -> hub.journal.size() == 1);
  }

  @Test
  void appendsAgainWhatWasNotCommittedAndKeepsOneRecord() {
    faults.failAt("journal.before-commit", 1);
    hub.open();

    hub.accept("1", "pothole");

    await().until(() -> faults.times("journal.after-commit") == 1);
    assertThat(hub.journal.batches()).containsExactly(1, 1);
    assertThat(hub.journal.size()).isEqualTo(1);
    assertThat(broker.depth("journal")).isZero();
  }

  @Test
  void whatIsNoJournalMessageGoesAsideAndTheJournalGoesOn() throws Exception {
    hub.open();

    broker.put("journal", TestHub.utf8("no journal message"));
    hub.accept("1", "pothole");

    await().until(() -> hub.journal.size() == 1);
    await().until(() -> broker.depth("journal.unreadable") == 1);
    assertThat(broker.depth("journal")).isZero();
  }

  @Test
  void aRecordThatCannotBeAppendedGoesAsideAndTheOthersGoOn() {
    AtomicBoolean away = new AtomicBoolean(true);
    hub.journal.before(
        entries -> {
          awayIf(away.get());
          if (entries.stream().anyMatch(JournalPumpTest::isPoison)) {
            throw new IllegalStateException("value too long");
          }
        });
    hub.open();
    for (String id : List.of("1", "poison", "2")) {
      hub.accept(id, "pothole");
    }

    away.set(false);

    await().until(() -> hub.journal.size() == 2);
    await().until(() -> broker.depth("journal.unreadable") == 1);
    assertThat(hub.journal.records(JournalType.ACCEPTED))
        .extracting(JournalRecord::externalId)
        .containsExactly(new ExternalId("1"), new ExternalId("2"));
  }

  private static boolean isPoison(JournalEntry entry) {
    return new ExternalId("poison").equals(entry.record().externalId());
  }

  private static void awayIf(boolean away) {
    if (away) {
      throw new RetryableFailure(
          FailureCode.DATABASE_UNAVAILABLE,
          Origin.HUB,
          "away",
          RetryableFailure.Scope.PARTY,
          RetryableFailure.Effect.NONE,
          null);
    }
  }
}
