package ru.uzel.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.delivery.Resend;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.journal.JournalRecord;
import ru.uzel.model.journal.JournalType;

class UnknownOutcomeTest {

  @TempDir Path data;
  private TestBroker broker;
  private TestHub hub;
  private Partner roads;
  private final Faults faults = new Faults();

  @BeforeEach
  void open() throws Exception {
    broker = new TestBroker(data);
    hub = new TestHub(broker.connections()).faults(faults);
    roads = hub.partner(TestHub.ROADS);
  }

  @AfterEach
  void close() throws Exception {
    hub.close();
    broker.close();
  }

  @Test
  void anIdempotentPartnerIsSentTheSameAgain() {
    hub.mapping.resend(Resend.IDEMPOTENT);
    loseTheFirstAnswer();
    hub.start();

    hub.accept("1", "pothole");

    await().until(() -> hub.journal.records(JournalType.DELIVERED).size() == 1);
    assertThat(roads.attempts()).hasSize(2);
    assertThat(roads.attempts())
        .extracting(PreparedMessage::wire)
        .containsOnly(roads.taken().get(0).wire());
    assertThat(roads.queries()).isEmpty();
  }

  @Test
  void aQueryablePartnerThatHasItIsNotSentItAgain() {
    hub.mapping.resend(Resend.QUERYABLE);
    loseTheFirstAnswer();
    roads.knows(message -> Partner.receipt());
    hub.start();

    hub.accept("1", "pothole");

    await().until(() -> hub.journal.records(JournalType.DELIVERED).size() == 1);
    assertThat(roads.attempts()).hasSize(1);
    assertThat(roads.queries()).hasSize(1);
  }

  @Test
  void aQueryablePartnerThatDoesNotHaveItIsSentItAgain() {
    hub.mapping.resend(Resend.QUERYABLE);
    loseTheFirstAnswer();
    hub.start();

    hub.accept("1", "pothole");

    await().until(() -> hub.journal.records(JournalType.DELIVERED).size() == 1);
    assertThat(roads.attempts()).hasSize(2);
    assertThat(roads.queries()).hasSize(1);
  }

  @Test
  void withAPartnerThatCanDoNeitherItIsParkedAndHoldsItsCase() {
    hub.mapping.resend(Resend.NEITHER);
    loseTheFirstAnswer();
    hub.start();

    hub.accept("1", "pothole", "case", "first");
    hub.accept("2", "pothole", "case", "second");

    await().until(() -> hub.journal.records(JournalType.PARKED).size() == 1);
    await().until(() -> hub.journal.records(JournalType.HELD).size() == 1);
    JournalRecord parked = hub.journal.records(JournalType.PARKED).get(0);
    assertThat(parked.failure()).isEqualTo("outcome-unknown");
    assertThat(parked.party()).isEqualTo(TestHub.ROADS);
    assertThat(roads.attempts()).hasSize(1);

    hub.control()
        .retry(
            TestHub.ROADS,
            java.util.Objects.requireNonNull(parked.messageId()),
            "operator",
            "they do not have it");

    await().until(() -> roads.taken().size() == 2);
    assertThat(roads.texts()).containsExactly("first", "second");
  }

  @Test
  void afterACommitThatFailedAnIdempotentPartnerIsSentTheSameAgain() {
    faults.failAt("send.before-commit", 1);
    hub.start();

    hub.accept("1", "pothole");

    await().until(() -> hub.journal.records(JournalType.DELIVERED).size() == 1);
    assertThat(roads.taken()).hasSize(2);
    assertThat(roads.taken().get(0).wire()).isEqualTo(roads.taken().get(1).wire());
    assertThat(roads.taken().get(0).envelope()).isEqualTo(roads.taken().get(1).envelope());
  }

  @Test
  void afterACommitThatFailedAQueryablePartnerIsAsked() {
    hub.mapping.resend(Resend.QUERYABLE);
    roads.knows(message -> Partner.receipt());
    faults.failAt("send.before-commit", 1);
    hub.start();

    hub.accept("1", "pothole");

    await().until(() -> hub.journal.records(JournalType.DELIVERED).size() == 1);
    assertThat(roads.taken()).hasSize(1);
    assertThat(roads.queries()).hasSize(1);
  }

  @Test
  void afterACommitThatFailedWithAPartnerThatCanDoNeitherItIsParked() {
    hub.mapping.resend(Resend.NEITHER);
    faults.failAt("send.before-commit", 1);
    hub.start();

    hub.accept("1", "pothole");

    await().until(() -> hub.journal.records(JournalType.PARKED).size() == 1);
    assertThat(roads.taken()).hasSize(1);
    assertThat(hub.journal.records(JournalType.DELIVERED)).isEmpty();
  }

  @Test
  void afterARestartWhatMayHaveBeenSentIsNotSentAgainToAPartnerThatCanDoNeither() {
    hub.mapping.resend(Resend.NEITHER);
    roads.trouble(message -> Partner.unreachable());
    hub.start();
    hub.accept("1", "pothole");
    await().until(() -> !roads.attempts().isEmpty());
    hub.close();
    hub = new TestHub(broker.connections(), hub.journal, hub.cases);
    hub.mapping.resend(Resend.NEITHER);
    hub.start();

    await().until(() -> hub.journal.records(JournalType.PARKED).size() == 1);
    assertThat(hub.partner(TestHub.ROADS).attempts()).isEmpty();
  }

  /** The partner takes it, and the hub does not learn so. */
  private void loseTheFirstAnswer() {
    AtomicInteger attempt = new AtomicInteger();
    roads.trouble(
        message ->
            attempt.incrementAndGet() == 1
                ? Partner.failure(RetryableFailure.Scope.PARTY, RetryableFailure.Effect.UNKNOWN)
                : null);
  }
}
