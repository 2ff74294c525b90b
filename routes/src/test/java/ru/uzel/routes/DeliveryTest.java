package ru.uzel.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.failure.UntrustedFailure;
import ru.uzel.model.journal.JournalRecord;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.operation.PartyState;
import ru.uzel.model.operation.QueueState;

class DeliveryTest {

  @TempDir Path data;
  private TestBroker broker;
  private TestHub hub;
  private Partner roads;

  @BeforeEach
  void open() throws Exception {
    broker = new TestBroker(data);
    hub = new TestHub(broker.connections());
    roads = hub.partner(TestHub.ROADS);
  }

  @AfterEach
  void close() throws Exception {
    hub.close();
    broker.close();
  }

  @Test
  void eachCaseKeepsItsOrderWithFourConsumers() {
    hub.consumers(TestHub.PORTAL, 4).consumers(TestHub.ROADS, 4).start();
    Set<String> troubled = ConcurrentHashMap.newKeySet();
    roads.trouble(
        message ->
            message.envelope().sequence() % 4 == 0
                    && troubled.add(message.envelope().id().toString())
                ? Partner.failure(RetryableFailure.Scope.MESSAGE, RetryableFailure.Effect.NONE)
                : null);

    for (int message = 1; message <= 12; message++) {
      for (int theCase = 1; theCase <= 8; theCase++) {
        hub.accept(theCase + "-" + message, "pothole", "case" + theCase, "t" + message);
      }
    }

    await().atMost(Duration.ofSeconds(30)).until(() -> roads.taken().size() == 96);
    Map<String, List<Long>> sequences = new HashMap<>();
    roads
        .taken()
        .forEach(
            message ->
                sequences
                    .computeIfAbsent(
                        message.envelope().caseId().toString(), key -> new ArrayList<>())
                    .add(message.envelope().sequence()));
    assertThat(sequences).hasSize(8);
    assertThat(sequences.values())
        .allSatisfy(sequence -> assertThat(sequence).isSorted().hasSize(12));
  }

  @Test
  void aDeadPartyDelaysNoOther() {
    roads.trouble(message -> Partner.unreachable());
    hub.start();

    for (int message = 1; message <= 5; message++) {
      hub.accept("r" + message, "pothole");
      hub.accept("p" + message, "tree");
    }

    await().until(() -> hub.partner(TestHub.PARKS).taken().size() == 5);
    assertThat(roads.taken()).isEmpty();
    roads.healthy();
    await().until(() -> roads.taken().size() == 5);
  }

  @Test
  void whileAPartyIsAwayOnlyOneConsumerTries() {
    AtomicInteger together = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicBoolean down = new AtomicBoolean();
    roads.trouble(
        message -> {
          if (!down.get()) {
            return null;
          }
          most.accumulateAndGet(together.incrementAndGet(), Math::max);
          try {
            return Partner.unreachable();
          } finally {
            together.decrementAndGet();
          }
        });
    hub.consumers(TestHub.ROADS, 4).start();
    down.set(true);
    hub.accept("first", "pothole");
    await().until(() -> state(TestHub.ROADS).paused());
    int before = roads.attempts().size();

    for (int message = 1; message <= 8; message++) {
      hub.accept("m" + message, "pothole");
    }
    await().until(() -> roads.attempts().size() >= before + 4);

    PartyState paused = state(TestHub.ROADS);
    assertThat(paused.reason()).isEqualTo("no connection");
    assertThat(paused.nextAttemptAt()).isNotNull();
    assertThat(most.get()).isEqualTo(1);
    down.set(false);
    await().until(() -> roads.taken().size() == 9);
    assertThat(state(TestHub.ROADS).paused()).isFalse();
    assertThat(state(TestHub.ROADS).reason()).isNull();
  }

  @Test
  void aFailureOfOneMessageDoesNotPauseItsParty() {
    roads.trouble(
        message ->
            message.wire().utf8().contains("bad")
                ? Partner.failure(RetryableFailure.Scope.MESSAGE, RetryableFailure.Effect.NONE)
                : null);
    hub.consumers(TestHub.ROADS, 2).start();
    // A consumer alone takes into its window what the second, still to come, should have had.
    await().until(() -> broker.consumers("send.roads") == 2);

    hub.accept("bad", "pothole");
    await().until(() -> roads.attempts().size() >= 2);
    assertThat(state(TestHub.ROADS).paused()).isFalse();
    hub.accept("good1", "pothole");
    hub.accept("good2", "pothole");
    hub.accept("good3", "pothole");

    await().until(() -> !roads.taken().isEmpty());
    roads.healthy();
    await().until(() -> roads.taken().size() == 4);
  }

  @Test
  void everyAttemptSendsTheSameBytes() {
    AtomicInteger left = new AtomicInteger(3);
    roads.trouble(message -> left.getAndDecrement() > 0 ? Partner.unreachable() : null);
    hub.start();

    hub.accept("1", "pothole");

    await().until(() -> roads.taken().size() == 1);
    assertThat(roads.attempts()).hasSize(4);
    assertThat(roads.attempts())
        .extracting(PreparedMessage::wire)
        .containsOnly(roads.taken().get(0).wire());
    await().until(() -> hub.journal.records(JournalType.DELIVERED).size() == 1);
    assertThat(hub.journal.records(JournalType.DELIVERED).get(0).detail()).contains("attempt 4");
    assertThat(hub.journal.records(JournalType.ATTEMPT_FAILED))
        .as("the first failure only, the others came within a minute")
        .hasSize(1);
    assertThat(hub.journal.entries(JournalType.DELIVERED).get(0).payload())
        .isEqualTo(Partner.receipt().wire());
  }

  @Test
  void afterPatienceIsSpentTheCaseWaitsAndGoesOnInOrderAfterARetry() {
    failsFirstOfTheCase();

    assertThat(broker.depth("dead.roads")).isEqualTo(1);
    JournalRecord dead = hub.journal.records(JournalType.DEAD_LETTERED).get(0);
    assertThat(dead.failure()).isEqualTo("patience-spent");
    assertThat(state(TestHub.ROADS).heldCases()).isEqualTo(1);
    hub.accept("other", "pothole");
    await().until(() -> roads.texts().contains("text of other"));

    roads.healthy();
    hub.control().retry(TestHub.ROADS, id(dead), "operator", "they are back");

    await().until(() -> roads.taken().size() == 5);
    assertThat(roads.texts()).containsExactly("text of other", "c1", "c2", "c3", "c4");
    assertThat(state(TestHub.ROADS).heldCases()).isZero();
    await().until(() -> broker.depth("held.roads") == 0);
    hub.accept("c5", "pothole", "case", "c5");
    await().until(() -> roads.texts().contains("c5"));
  }

  @Test
  void afterASkipTheCaseGoesOnWithoutTheMessage() {
    failsFirstOfTheCase();
    JournalRecord dead = hub.journal.records(JournalType.DEAD_LETTERED).get(0);
    roads.healthy();

    hub.control().skip(TestHub.ROADS, id(dead), "operator", "not needed");

    await().until(() -> roads.taken().size() == 3);
    assertThat(roads.texts()).containsExactly("c2", "c3", "c4");
    assertThat(broker.depth("dead.roads")).isZero();
    await().until(() -> hub.journal.records(JournalType.OPERATOR).size() == 1);
  }

  @Test
  void heldMessagesAreStillHeldAfterARestartAndReleasedInOrder() throws Exception {
    failsFirstOfTheCase();
    hub.close();
    JournalRecord dead = hub.journal.records(JournalType.DEAD_LETTERED).get(0);
    hub = new TestHub(broker.connections(), hub.journal, hub.cases).start();
    roads = hub.partner(TestHub.ROADS);
    hub.accept("c5", "pothole", "case", "c5");
    await().until(() -> broker.depth("held.roads") == 4);
    assertThat(roads.attempts()).isEmpty();

    hub.control().retry(TestHub.ROADS, id(dead), "operator", "again");

    await().until(() -> roads.taken().size() == 5);
    assertThat(roads.texts()).containsExactly("c1", "c2", "c3", "c4", "c5");
  }

  private void failsFirstOfTheCase() {
    roads.trouble(
        message ->
            message.wire().utf8().contains(";c1;")
                ? Partner.failure(RetryableFailure.Scope.MESSAGE, RetryableFailure.Effect.NONE)
                : null);
    hub.patience(TestHub.ROADS, Duration.ofMillis(150)).start();
    for (int message = 1; message <= 4; message++) {
      hub.accept("c" + message, "pothole", "case", "c" + message);
    }
    await().until(() -> broker.depth("held.roads") == 3);
    await().until(() -> hub.journal.records(JournalType.HELD).size() == 3);
    await().until(() -> hub.journal.records(JournalType.DEAD_LETTERED).size() == 1);
    await().until(() -> hub.journal.records(JournalType.ATTEMPT_FAILED).size() == 1);
  }

  @Test
  void whatThePartnerRefusesIsDeadAtOnce() {
    roads.trouble(message -> Partner.refused());
    hub.start();

    hub.accept("1", "pothole");

    await().until(() -> hub.journal.records(JournalType.DEAD_LETTERED).size() == 1);
    assertThat(roads.attempts()).hasSize(1);
    assertThat(hub.journal.records(JournalType.DEAD_LETTERED).get(0).failure())
        .isEqualTo("partner-refused");
    assertThat(hub.journal.records(JournalType.DEAD_LETTERED).get(0).detail())
        .contains("AccessDenied");
  }

  @Test
  void whatTheWireFormCannotCarryIsDeadBeforeItIsSentAndHoldsItsCase() {
    hub.start();

    hub.accept("1", "pothole", "case", "unmappable");
    hub.accept("2", "pothole", "case", "fine");

    await().until(() -> hub.journal.records(JournalType.HELD).size() == 1);
    JournalRecord dead = hub.journal.records(JournalType.DEAD_LETTERED).get(0);
    assertThat(dead.failure()).isEqualTo("invalid-field");
    assertThat(hub.journal.records(JournalType.PREPARED)).hasSize(1);
    hub.control().skip(TestHub.ROADS, id(dead), "operator", "cannot be carried");
    await().until(() -> roads.texts().contains("fine"));
  }

  @Test
  void anUntrustedAnswerIsParkedAndASecurityEvent() {
    roads.trouble(
        message ->
            new UntrustedFailure(
                FailureCode.SIGNATURE_INVALID, Origin.PARTNER, "altered", "SMEVSignature"));
    hub.start();

    hub.accept("1", "pothole");

    await().until(() -> hub.journal.records(JournalType.SECURITY).size() == 1);
    assertThat(hub.journal.records(JournalType.PARKED)).hasSize(1);
    assertThat(broker.depth("parking")).isEqualTo(1);
  }

  @Test
  void aDefectOfAnAdapterParksTheOutput() {
    roads.trouble(message -> new IllegalStateException("secret"));
    hub.start();

    hub.accept("1", "pothole");

    await().until(() -> hub.journal.records(JournalType.PARKED).size() == 1);
    assertThat(hub.journal.records(JournalType.PARKED).get(0).failure()).isEqualTo("internal");
    assertThat(hub.journal.records(JournalType.PARKED).get(0).detail()).doesNotContain("secret");
  }

  @Test
  void aStaleReferenceIsReplacedByANewOneAndTheCaseKeepsItsOrder() {
    Set<String> stale = ConcurrentHashMap.newKeySet();
    roads.trouble(
        message ->
            message.envelope().sequence() == 1 && stale.add("once") ? Partner.stale() : null);
    hub.start();

    for (int message = 1; message <= 3; message++) {
      hub.accept("m" + message, "pothole", "case", "m" + message);
    }

    await().until(() -> roads.taken().size() == 3);
    assertThat(roads.texts()).containsExactly("m1", "m2", "m3");
    PreparedMessage first = roads.attempts().get(0);
    PreparedMessage again =
        roads.taken().stream()
            .filter(message -> message.envelope().sequence() == 1)
            .findFirst()
            .orElseThrow();
    assertThat(again.envelope().id()).isEqualTo(first.envelope().id());
    assertThat(again.envelope().reference()).isNotEqualTo(first.envelope().reference());
    assertThat(hub.cases.references)
        .singleElement()
        .satisfies(
            envelope -> assertThat(envelope.reference()).isEqualTo(again.envelope().reference()));
  }

  @Test
  void aStaleReferenceAfterAnUnknownOutcomeIsParked() {
    AtomicInteger attempt = new AtomicInteger();
    roads.trouble(
        message ->
            attempt.incrementAndGet() == 1
                ? Partner.failure(RetryableFailure.Scope.MESSAGE, RetryableFailure.Effect.UNKNOWN)
                : Partner.stale());
    hub.start();

    hub.accept("1", "pothole");

    await().until(() -> hub.journal.records(JournalType.PARKED).size() == 1);
    assertThat(hub.journal.records(JournalType.PARKED).get(0).failure())
        .isEqualTo("outcome-unknown");
    assertThat(hub.cases.references).isEmpty();
  }

  @Test
  void aStaleReferenceIsNotReplacedWhereAnAttemptBeforeTheOperatorsRetryMayHaveArrived() {
    AtomicBoolean old = new AtomicBoolean();
    roads.trouble(
        message ->
            old.get()
                ? Partner.stale()
                : Partner.failure(RetryableFailure.Scope.MESSAGE, RetryableFailure.Effect.UNKNOWN));
    hub.patience(TestHub.ROADS, Duration.ofMillis(1)).start();
    hub.accept("1", "pothole");
    await().until(() -> hub.journal.records(JournalType.DEAD_LETTERED).size() == 1);
    old.set(true);

    hub.control()
        .retry(
            TestHub.ROADS,
            id(hub.journal.records(JournalType.DEAD_LETTERED).get(0)),
            "operator",
            "works again");

    await().until(() -> hub.journal.records(JournalType.PARKED).size() == 1);
    assertThat(hub.journal.records(JournalType.PARKED).get(0).failure())
        .isEqualTo("outcome-unknown");
    assertThat(hub.cases.references).isEmpty();
  }

  @Test
  void aStaleReferenceIsNotReplacedWhereADefectHidAnEarlierOutcome() {
    AtomicBoolean old = new AtomicBoolean();
    roads.trouble(
        message -> old.get() ? Partner.stale() : new IllegalStateException("after the exchange"));
    hub.start();
    hub.accept("1", "pothole");
    await().until(() -> hub.journal.records(JournalType.PARKED).size() == 1);
    old.set(true);

    hub.control()
        .retry(
            TestHub.ROADS,
            id(hub.journal.records(JournalType.PARKED).get(0)),
            "operator",
            "mended");

    await().until(() -> hub.journal.records(JournalType.PARKED).size() == 2);
    assertThat(hub.journal.records(JournalType.PARKED).get(1).failure())
        .isEqualTo("outcome-unknown");
    assertThat(hub.cases.references).isEmpty();
  }

  @Test
  void aRetriedMessageThatIsStillUnpreparedAfterARestartIsNotOvertakenByHeldOnes()
      throws Exception {
    hub.start();
    hub.accept("1", "pothole", "case", "unmappable");
    hub.accept("2", "pothole", "case", "second");
    await().until(() -> hub.journal.records(JournalType.HELD).size() == 1);
    hub.camel().getRouteController().stopRoute("out.roads");
    hub.control()
        .retry(
            TestHub.ROADS,
            id(hub.journal.records(JournalType.DEAD_LETTERED).get(0)),
            "operator",
            "mended");
    hub.close();
    hub = new TestHub(broker.connections(), hub.journal, hub.cases);
    hub.open();

    await()
        .during(Duration.ofSeconds(1))
        .atMost(Duration.ofSeconds(3))
        .until(() -> broker.depth("held.roads") == 1 && broker.depth("out.roads") == 1);
    hub.consume();
    await().until(() -> hub.journal.records(JournalType.DEAD_LETTERED).size() == 2);
    assertThat(hub.partner(TestHub.ROADS).texts()).isEmpty();
  }

  @Test
  void behindAParkedMessageItsCaseStillWaitsAfterARestart() {
    roads.trouble(message -> new IllegalStateException("a defect"));
    hub.start();
    hub.accept("1", "pothole", "case", "first");
    await().until(() -> hub.journal.records(JournalType.PARKED).size() == 1);
    hub.close();
    hub = new TestHub(broker.connections(), hub.journal, hub.cases);
    hub.start();

    hub.accept("2", "pothole", "case", "second");

    await().until(() -> hub.journal.records(JournalType.HELD).size() == 1);
    assertThat(hub.partner(TestHub.ROADS).attempts()).isEmpty();
  }

  @Test
  void showsQueuesAndRefusesToMoveWhatIsNotThere() {
    roads.trouble(message -> Partner.refused());
    hub.start();
    hub.accept("1", "pothole");
    await().until(() -> hub.journal.records(JournalType.DEAD_LETTERED).size() == 1);

    assertThat(hub.control().queues())
        .contains(new QueueState("dead.roads", 1), new QueueState("in.portal", 0))
        .extracting(QueueState::name)
        .contains("held.parks", "parking", "journal");
    assertThatThrownBy(
            () -> hub.control().skip(TestHub.ROADS, MessageId.next(), "operator", "mistake"))
        .isInstanceOfSatisfying(
            RejectedFailure.class,
            failure -> assertThat(failure.code()).isEqualTo(FailureCode.NOT_FOUND));
  }

  private PartyState state(ru.uzel.model.message.PartyName party) {
    return hub.control().parties().stream()
        .filter(state -> state.party().equals(party))
        .findFirst()
        .orElseThrow();
  }

  private static MessageId id(JournalRecord record) {
    return java.util.Objects.requireNonNull(record.messageId());
  }
}
