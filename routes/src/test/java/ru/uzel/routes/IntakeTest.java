package ru.uzel.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.HubFailure;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.failure.UntrustedFailure;
import ru.uzel.model.intake.Receipt;
import ru.uzel.model.intake.Refusal;
import ru.uzel.model.journal.JournalRecord;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.WireBytes;

class IntakeTest {

  private static final WireBytes WIRE = PlainMapping.message("1", "pothole", "a hole");

  @TempDir Path data;
  private TestBroker broker;
  private TestHub hub;
  private final Faults faults = new Faults();
  private final SettableClock clock = new SettableClock();

  @BeforeEach
  void open() throws Exception {
    broker = new TestBroker(data);
    hub = new TestHub(broker.connections()).faults(faults).clock(clock).open();
  }

  @AfterEach
  void close() throws Exception {
    hub.close();
    broker.close();
  }

  @Test
  void aReceiptMeansThatMessageAndRecordAreInTheBroker() {
    Receipt receipt = hub.accept("1", "pothole");

    assertThat(broker.depth("in.portal")).isEqualTo(1);
    assertThat(faults.times("intake.after-commit")).isEqualTo(1);
    await().until(() -> hub.journal.records(JournalType.ACCEPTED).size() == 1);
    JournalRecord record = hub.journal.records(JournalType.ACCEPTED).get(0);
    assertThat(record.messageId()).isEqualTo(receipt.id());
    assertThat(record.payloadHash()).isEqualTo(receipt.wireHash());
    assertThat(record.detail()).isEqualTo("api-key");
  }

  @Test
  void givesNoReceiptAndLeavesNothingWhenTheCommitFails() {
    faults.failAt("intake.before-commit", 1);

    assertThatThrownBy(() -> hub.accept("1", "pothole"))
        .isInstanceOfSatisfying(
            RetryableFailure.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(FailureCode.BROKER_UNAVAILABLE);
              assertThat(failure.effect()).isEqualTo(RetryableFailure.Effect.UNKNOWN);
            });

    assertThat(broker.depth("in.portal")).isZero();
    hub.accept("2", "pothole");
    await().until(() -> hub.journal.size() == 1);
    assertThat(hub.journal.records(JournalType.ACCEPTED).get(0).externalId())
        .isEqualTo(new ExternalId("2"));
  }

  @Test
  void repeatsTheFirstReceiptForTheSameKey() {
    Receipt first = hub.accept("1", "pothole");
    clock.advance(Duration.ofDays(400));

    Receipt second = hub.accept("1", "pothole");

    assertThat(second)
        .isEqualTo(new Receipt(first.id(), first.receivedAt(), first.wireHash(), true));
    assertThat(broker.depth("in.portal")).isEqualTo(1);
    await().until(() -> hub.journal.records(JournalType.DUPLICATE).size() == 1);
    assertThat(hub.journal.records(JournalType.DUPLICATE).get(0).messageId()).isEqualTo(first.id());
  }

  @Test
  void saysBeforehandWhetherAKeyWasTakenAndRecordsTheRepetition() {
    assertThat(hub.intake().repeated(TestHub.PORTAL, new ExternalId("1"), "", WIRE)).isEmpty();
    Receipt first = hub.accept("1", "pothole");

    assertThat(hub.intake().repeated(TestHub.PORTAL, new ExternalId("1"), "", WIRE))
        .contains(new Receipt(first.id(), first.receivedAt(), first.wireHash(), true));
    assertThat(hub.intake().repeated(TestHub.PORTAL, new ExternalId("1"), "2", WIRE)).isEmpty();
    assertThat(hub.intake().repeated(TestHub.ROADS, new ExternalId("1"), "", WIRE)).isEmpty();
    await().until(() -> hub.journal.records(JournalType.DUPLICATE).size() == 1);
  }

  @Test
  void withoutAKeyTheSameBytesAreARepetitionWithinTheWindowOnly() {
    Receipt first = hub.intake().accept(TestHub.inbound(TestHub.PORTAL, null, "g", WIRE));
    clock.advance(Duration.ofMinutes(9));
    Receipt within = hub.intake().accept(TestHub.inbound(TestHub.PORTAL, null, "g", WIRE));
    clock.advance(Duration.ofMinutes(2));
    Receipt after = hub.intake().accept(TestHub.inbound(TestHub.PORTAL, null, "g", WIRE));

    assertThat(within.id()).isEqualTo(first.id());
    assertThat(within.repeated()).isTrue();
    assertThat(after.id()).isNotEqualTo(first.id());
    assertThat(after.repeated()).isFalse();
  }

  @Test
  void theSameBytesFromAnotherPartyAreNoRepetition() {
    hub.intake().accept(TestHub.inbound(TestHub.PORTAL, null, "g", WIRE));

    assertThat(hub.intake().accept(TestHub.inbound(TestHub.ROADS, null, "g", WIRE)).repeated())
        .isFalse();
  }

  @Test
  void racingTwinsGetOneReceipt() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(12);
    try {
      List<Callable<Receipt>> twins = new ArrayList<>();
      for (int twin = 0; twin < 24; twin++) {
        twins.add(() -> hub.accept("twin", "pothole"));
      }
      List<Receipt> receipts = new ArrayList<>();
      for (Future<Receipt> answer : threads.invokeAll(twins)) {
        receipts.add(answer.get());
      }

      assertThat(receipts).extracting(Receipt::id).containsOnly(receipts.get(0).id());
      assertThat(receipts).filteredOn(receipt -> !receipt.repeated()).hasSize(1);
      assertThat(broker.depth("in.portal")).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void findsTheReceiptInTheBookWhenTheMessageHasGoneThrough() {
    hub.consume();
    Receipt first = hub.accept("1", "pothole");
    await().until(() -> hub.journal.records(JournalType.DELIVERED).size() == 1);
    hub.close();
    hub = new TestHub(broker.connections(), hub.journal, hub.cases).start();

    assertThat(hub.accept("1", "pothole"))
        .isEqualTo(new Receipt(first.id(), first.receivedAt(), first.wireHash(), true));
  }

  @Test
  void whatOnlyTheBrokerRemembersIsLeftToTheFlow() {
    hub.consume();
    Receipt first = hub.accept("1", "pothole");
    await().until(() -> hub.journal.records(JournalType.DELIVERED).size() == 1);
    hub.close();
    hub = new TestHub(broker.connections(), hub.journal, hub.cases).start();
    hub.cases.beforeBook(IntakeTest::databaseAway);

    Receipt second = hub.accept("1", "pothole");

    assertThat(second.repeated()).isFalse();
    await().until(() -> hub.journal.records(JournalType.DUPLICATE).size() == 1);
    JournalRecord duplicate = hub.journal.records(JournalType.DUPLICATE).get(0);
    assertThat(duplicate.messageId()).isEqualTo(second.id());
    assertThat(duplicate.causationId()).isEqualTo(first.id());
    assertThat(hub.partner(TestHub.ROADS).taken()).isEmpty();
  }

  private static void databaseAway() {
    throw new RetryableFailure(
        FailureCode.DATABASE_UNAVAILABLE,
        Origin.HUB,
        "away",
        RetryableFailure.Scope.PARTY,
        RetryableFailure.Effect.NONE,
        null);
  }

  @Test
  void acceptsWhileTheBookIsAway() {
    hub.cases.beforeBook(IntakeTest::databaseAway);

    assertThat(hub.accept("1", "pothole").repeated()).isFalse();
    assertThat(hub.accept("1", "pothole").repeated()).isTrue();
  }

  @Test
  void refusesWhatCouldNotBeRecorded() throws Exception {
    hub.close();
    hub = new TestHub(broker.connections()).property("uzel.journal.bound", "1").open();
    hub.journal.before(entries -> databaseAway());
    hub.accept("1", "pothole");

    await()
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> hub.accept("2", "pothole"))
                    .isInstanceOfSatisfying(
                        RetryableFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo(FailureCode.JOURNAL_FULL)));
    hub.journal.before(entries -> {});
    await().ignoreExceptions().until(() -> !hub.accept("3", "pothole").repeated());
  }

  @Test
  void saysThatTheBrokerIsAway() throws Exception {
    hub.accept("1", "pothole");
    broker.close();

    assertThatThrownBy(() -> hub.accept("2", "pothole"))
        .isInstanceOfSatisfying(
            RetryableFailure.class,
            failure -> assertThat(failure.code()).isEqualTo(FailureCode.BROKER_UNAVAILABLE));
    hub.intake().refuse(refusal(malformed()));
  }

  @Test
  void recordsARefusalWithItsCauseAndPlace() {
    hub.intake().refuse(refusal(malformed()));

    await().until(() -> hub.journal.records(JournalType.REFUSED).size() == 1);
    JournalRecord record = hub.journal.records(JournalType.REFUSED).get(0);
    assertThat(record.failure()).isEqualTo("malformed");
    assertThat(record.detail()).contains("no JSON").contains("line 3").contains("127.0.0.1");
    assertThat(hub.journal.entries(JournalType.REFUSED).get(0).payload()).isEqualTo(WIRE);
    assertThat(hub.journal.records(JournalType.SECURITY)).isEmpty();
  }

  @Test
  void whatIsUntrustedIsASecurityEvent() {
    hub.intake()
        .refuse(
            refusal(
                new UntrustedFailure(
                    FailureCode.SIGNATURE_INVALID, Origin.CLIENT, "altered", "Body")));

    await().until(() -> hub.journal.records(JournalType.SECURITY).size() == 1);
    assertThat(hub.journal.records(JournalType.REFUSED)).isEmpty();
  }

  @Test
  void aBadKeyIsBothRefusedAndASecurityEvent() {
    hub.intake()
        .refuse(
            refusal(
                new RejectedFailure(
                    FailureCode.UNAUTHENTICATED, Origin.CLIENT, "unknown api_key", "api_key")));

    await().until(() -> hub.journal.size() == 2);
    assertThat(hub.journal.records(JournalType.SECURITY)).hasSize(1);
    assertThat(hub.journal.records(JournalType.REFUSED)).hasSize(1);
  }

  @Test
  void showsAMessageAsPendingUntilItsFlowHasFinished() {
    Receipt receipt = hub.accept("1", "pothole");
    assertThat(hub.intake().pending(TestHub.PORTAL, receipt.id()))
        .hasValueSatisfying(
            accepted ->
                assertThat(accepted.wire().utf8()).isEqualTo("message;1;pothole;text of 1"));
    assertThat(hub.intake().pending(TestHub.ROADS, receipt.id())).isEmpty();

    hub.consume();

    await().until(() -> hub.intake().pending(TestHub.PORTAL, receipt.id()).isEmpty());
  }

  @Test
  void remembersAfterARestartWhatWasPending() {
    Receipt receipt = hub.accept("1", "pothole");
    Receipt parked = hub.accept("2", "nobody's");
    hub.close();
    hub = new TestHub(broker.connections(), hub.journal, hub.cases).clock(clock).open();
    hub.cases.beforeBook(IntakeTest::databaseAway);

    assertThat(hub.intake().pending(TestHub.PORTAL, receipt.id())).isPresent();
    assertThat(hub.accept("1", "pothole").id()).isEqualTo(receipt.id());

    hub.consume();
    await().until(() -> hub.journal.records(JournalType.PARKED).size() == 1);
    hub.close();
    hub = new TestHub(broker.connections(), hub.journal, hub.cases).open();
    assertThat(hub.intake().pending(TestHub.PORTAL, receipt.id())).isEmpty();
    assertThat(hub.intake().pending(TestHub.PORTAL, parked.id())).isPresent();
  }

  @Test
  void looksPendingMessagesUpInTheQueueWhenMemoryIsShort() {
    hub.close();
    hub = new TestHub(broker.connections()).property("uzel.pending.bytes", "30").open();
    Receipt first = hub.accept("1", "pothole");
    Receipt second = hub.accept("2", "pothole");

    assertThat(hub.intake().pending(TestHub.PORTAL, first.id())).isPresent();
    assertThat(hub.intake().pending(TestHub.PORTAL, second.id()))
        .hasValueSatisfying(accepted -> assertThat(accepted.externalId().value()).isEqualTo("2"));
  }

  private static Refusal refusal(HubFailure failure) {
    return new Refusal(TestHub.PORTAL, "  ", "127.0.0.1", WIRE, failure);
  }

  private static HubFailure malformed() {
    return new RejectedFailure(FailureCode.MALFORMED, Origin.CLIENT, "no JSON", "line 3");
  }

  /** A clock that goes when told. */
  private static final class SettableClock extends Clock {

    private volatile Instant now = Instant.parse("2026-11-21T10:00:00.123456Z");

    void advance(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneId.of("UTC");
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
