package ru.uzel.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.model.classification.Sector;
import ru.uzel.model.classification.Subject;
import ru.uzel.model.classification.SubjectRule;
import ru.uzel.model.configuration.Flow;
import ru.uzel.model.configuration.FlowTarget;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RetryableFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.intake.Receipt;
import ru.uzel.model.journal.JournalRecord;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.masking.MaskedField;
import ru.uzel.model.masking.MaskingRule;
import ru.uzel.model.masking.MaskingRules;
import ru.uzel.model.masking.PersonalDataLevel;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.Priority;
import ru.uzel.model.message.WireBytes;

class FlowTest {

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
  void aMessageGoesThroughTheRouteOfTheFlowThatTakesIt() throws Exception {
    hub.open().consume();
    AdviceWith.adviceWith(
        hub.camel(), "flow.roads", advice -> advice.weaveById("map").after().to("mock:roads"));
    MockEndpoint roads = hub.camel().getEndpoint("mock:roads", MockEndpoint.class);
    roads.expectedMessageCount(1);
    NotifyBuilder parks =
        new NotifyBuilder(hub.camel()).fromRoute("flow.parks").whenDone(1).create();

    hub.accept("1", "pothole");
    roads.assertIsSatisfied();
    hub.accept("2", "tree");

    await().until(() -> hub.partner(TestHub.PARKS).taken().size() == 1);
    assertThat(parks.matches()).isTrue();
    assertThat(hub.partner(TestHub.ROADS).texts()).containsExactly("text of 1");
    assertThat(hub.partner(TestHub.PARKS).texts()).containsExactly("text of 2");
  }

  @Test
  void aFlowMayHaveSeveralTargetsAndMapTheMessage() {
    hub.with(
            new Flow(
                "both",
                List.of(TestHub.PORTAL),
                List.of(MessageKind.CITIZEN_MESSAGE),
                "category.code = 'both' and $party = 'portal'",
                "$merge([$, {\"text\": text & \" from \" & $party}])",
                List.of(
                    new FlowTarget(TestHub.ROADS, Priority.FAST_TRACK),
                    new FlowTarget(TestHub.PARKS, Priority.NORMAL))))
        .start();

    hub.accept("1", "both");

    await().until(() -> hub.journal.records(JournalType.DELIVERED).size() == 2);
    assertThat(hub.partner(TestHub.ROADS).texts()).containsExactly("text of 1 from portal");
    assertThat(hub.partner(TestHub.PARKS).texts()).containsExactly("text of 1 from portal");
    assertThat(hub.partner(TestHub.ROADS).taken().get(0).envelope().priority())
        .isEqualTo(Priority.FAST_TRACK);
  }

  @Test
  void whatFailsBetweenSendsAndCommitHappensOnceInTheEnd() {
    faults.failAt("flow.after-send", 1);
    faults.failAt("flow.before-commit", 1);
    hub.start();

    hub.accept("1", "pothole");

    await().until(() -> hub.journal.records(JournalType.DELIVERED).size() == 1);
    assertThat(faults.times("flow.after-commit")).isEqualTo(1);
    assertThat(faults.times("flow.after-send")).isEqualTo(3);
    assertThat(hub.partner(TestHub.ROADS).taken()).hasSize(1);
    assertThat(hub.journal.records(JournalType.DECIDED)).hasSize(1);
    assertThat(hub.journal.records(JournalType.OUTPUT)).hasSize(1);
    assertThat(broker.depth("parking")).isZero();
  }

  @Test
  void aMessageNoFlowTakesIsParked() {
    hub.start();

    Receipt receipt = hub.accept("1", "noise");
    hub.intake()
        .accept(
            TestHub.inbound(
                TestHub.ROADS,
                new ExternalId("2"),
                "2",
                PlainMapping.message("2", "pothole", "from where nobody listens")));

    await().until(() -> hub.journal.records(JournalType.PARKED).size() == 2);
    assertThat(hub.journal.records(JournalType.PARKED))
        .extracting(JournalRecord::failure)
        .containsExactlyInAnyOrder("unknown-category", "no-flow");
    assertThat(hub.journal.records(JournalType.PARKED))
        .filteredOn(record -> receipt.id().equals(record.messageId()))
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.party()).isEqualTo(TestHub.PORTAL);
              assertThat(record.causationId()).isNull();
              assertThat(record.detail()).contains("TEST:noise");
            });
    assertThat(broker.depth("parking")).isEqualTo(2);
    assertThat(hub.intake().pending(TestHub.PORTAL, receipt.id())).isPresent();
  }

  @Test
  void aParkedMessageGoesOnWhenAnOperatorHasItTriedAgain() {
    hub.start();
    answer("early", PlainMapping.status("1", "Решено", 1));
    await().until(() -> broker.depth("parking") == 1);
    MessageId parked =
        Objects.requireNonNull(hub.journal.records(JournalType.PARKED).get(0).messageId());
    hub.accept("1", "pothole");
    await().until(() -> hub.partner(TestHub.ROADS).taken().size() == 1);

    hub.control().retry(TestHub.ROADS, parked, "operator", "the case is there now");

    await().until(() -> hub.partner(TestHub.PORTAL).taken().size() == 1);
    assertThat(broker.depth("parking")).isZero();
    await().until(() -> hub.intake().pending(TestHub.ROADS, parked).isEmpty());
    await().until(() -> hub.journal.records(JournalType.OPERATOR).size() == 1);
    assertThat(hub.journal.records(JournalType.OPERATOR).get(0).detail())
        .isEqualTo("retry by operator: the case is there now");
  }

  @Test
  void aMessageInDoubtWaitsAndIsJudgedAgainWhenAnOperatorAsks() {
    hub.start();
    InboundMessage plain =
        TestHub.inbound(
            TestHub.PORTAL,
            new ExternalId("1"),
            "1",
            PlainMapping.message("1", "pothole", "text of 1"));
    Receipt receipt =
        hub.intake()
            .accept(
                new InboundMessage(
                    plain.party(),
                    plain.externalId(),
                    "",
                    plain.kind(),
                    "1",
                    plain.wire(),
                    Map.of(AcceptedMessage.DOUBT, "signature-invalid"),
                    "in doubt: not signed",
                    null,
                    null));

    await().until(() -> hub.journal.records(JournalType.SECURITY).size() == 1);
    assertThat(broker.depth("parking")).isEqualTo(1);
    assertThat(hub.journal.records(JournalType.SECURITY).get(0))
        .extracting(JournalRecord::failure, JournalRecord::messageId)
        .containsExactly("signature-invalid", receipt.id());
    assertThat(hub.journal.records(JournalType.PARKED)).hasSize(1);

    hub.control().retry(TestHub.PORTAL, receipt.id(), "operator", "once more");
    await().until(() -> hub.journal.records(JournalType.PARKED).size() == 2);

    hub.mapping.believes(true);
    hub.control().retry(TestHub.PORTAL, receipt.id(), "operator", "the certificate is there now");

    await().until(() -> hub.partner(TestHub.ROADS).taken().size() == 1);
    await()
        .until(
            () ->
                hub.journal.records(JournalType.SECURITY).stream()
                    .anyMatch(record -> record.detail().endsWith("judged again and holds")));
  }

  @Test
  void aPartySeesWhatItsLevelAllowsAndThatIsOnRecord() {
    hub.sees(
            TestHub.PARKS,
            PersonalDataLevel.P0,
            new MaskingRules(Map.of(MaskedField.TEXT, MaskingRule.SCRUB), Set.of()))
        .start();
    String text = "a tree fell, call +7 900 123-45-67";
    hub.accept("1", "tree", "1", text);
    hub.accept("2", "pothole", "2", text);

    await().until(() -> hub.partner(TestHub.PARKS).taken().size() == 1);
    await().until(() -> hub.partner(TestHub.ROADS).taken().size() == 1);
    assertThat(hub.partner(TestHub.PARKS).texts()).containsExactly("a tree fell, call [телефон]");
    assertThat(hub.partner(TestHub.ROADS).texts()).containsExactly(text);
    await().until(() -> hub.journal.records(JournalType.OUTPUT).size() == 2);
    assertThat(hub.journal.records(JournalType.OUTPUT))
        .filteredOn(record -> TestHub.PARKS.equals(record.party()))
        .singleElement()
        .extracting(JournalRecord::detail)
        .asString()
        .endsWith("; hidden at level P0: text");
  }

  @Test
  void whatWasParkedAsUnknownGoesOnOnceTheConfigurationKnowsIt() throws Exception {
    hub.with(rule("pothole")).with(sectorFlow()).start();
    Receipt receipt = hub.accept("1", "potholes");
    hub.accept("2", "aliens");
    answer("3", PlainMapping.status("unheard of", "Решено", 1));
    await().until(() -> hub.journal.records(JournalType.PARKED).size() == 3);
    assertThat(hub.journal.records(JournalType.PARKED))
        .filteredOn(record -> receipt.id().equals(record.messageId()))
        .singleElement()
        .satisfies(
            record ->
                assertThat(record.detail())
                    .startsWith("no sector is known for TEST category potholes")
                    .contains("nearest known: pothole (ROADS)"));
    hub.close();

    hub =
        new TestHub(broker.connections(), hub.journal, hub.cases)
            .with(rule("pothole"))
            .with(rule("potholes"))
            .with(sectorFlow())
            .start();

    await().until(() -> hub.partner(TestHub.ROADS).texts().contains("text of 1"));
    await().until(() -> hub.journal.records(JournalType.OPERATOR).size() == 1);
    assertThat(hub.journal.records(JournalType.OPERATOR).get(0).detail())
        .isEqualTo("retry by uzel: the configuration has a way for it now");
    assertThat(broker.depth("parking")).isEqualTo(2);
    assertThat(hub.journal.records(JournalType.PARKED)).hasSize(3);
  }

  private static Flow sectorFlow() {
    return TestHub.flow(
        "roads", "subject.sector = 'ROADS'", null, MessageKind.CITIZEN_MESSAGE, TestHub.ROADS);
  }

  private static SubjectRule rule(String category) {
    return new SubjectRule("TEST", category, null, null, new Subject(Sector.ROADS, null));
  }

  @Test
  void aParkedMessageThatIsSkippedIsPendingNoMore() {
    hub.start();
    Receipt receipt = hub.accept("1", "noise");
    await().until(() -> broker.depth("parking") == 1);

    hub.control().skip(TestHub.PORTAL, receipt.id(), "operator", "spam");

    assertThat(broker.depth("parking")).isZero();
    assertThat(hub.intake().pending(TestHub.PORTAL, receipt.id())).isEmpty();
  }

  @Test
  void anUnknownStatusOrCaseIsParkedAndNotLost() {
    hub.start();
    hub.accept("1", "pothole");
    await().until(() -> hub.partner(TestHub.ROADS).taken().size() == 1);

    answer("a", PlainMapping.status("1", "Почти", 1));
    answer("b", PlainMapping.status("unheard of", "Решено", 1));

    await().until(() -> hub.journal.records(JournalType.PARKED).size() == 2);
    assertThat(hub.journal.records(JournalType.PARKED))
        .extracting(JournalRecord::failure)
        .containsExactlyInAnyOrder("unknown-status", "unknown-case");
    assertThat(broker.depth("parking")).isEqualTo(2);
  }

  @Test
  void aLateUpdateIsStoredWithoutOutput() {
    hub.start();
    hub.accept("1", "pothole");
    await().until(() -> hub.partner(TestHub.ROADS).taken().size() == 1);

    answer("a", PlainMapping.status("1", "Решено", -1));

    await()
        .until(
            () ->
                hub.journal.records(JournalType.DECIDED).stream()
                    .anyMatch(record -> record.detail().equals("stored: late")));
    assertThat(hub.journal.records(JournalType.OUTPUT)).hasSize(1);
  }

  @Test
  void aDefectParksTheMessageWithoutTellingItsContent() {
    hub.start();

    hub.intake()
        .accept(
            TestHub.inbound(
                TestHub.PORTAL,
                new ExternalId("1"),
                "1",
                WireBytes.of("text/plain", TestHub.utf8("defect"))));

    await().until(() -> hub.journal.records(JournalType.PARKED).size() == 1);
    JournalRecord record = hub.journal.records(JournalType.PARKED).get(0);
    assertThat(record.failure()).isEqualTo("internal");
    assertThat(record.detail()).contains("IllegalStateException").doesNotContain("secret");
  }

  @Test
  void whatIsNoMessageOfTheHubIsParkedAndTheNextGoesOn() throws Exception {
    hub.start();

    broker.put("in.portal", TestHub.utf8("a stranger's"));
    hub.accept("1", "pothole");

    await().until(() -> hub.partner(TestHub.ROADS).taken().size() == 1);
    assertThat(broker.depth("parking")).isEqualTo(1);
  }

  @Test
  void anExpressionThatFailsOrNeverEndsParksTheMessage() {
    hub.with(
            TestHub.flow(
                "endless",
                "category.code = 'endless' and (($f := function($x) { $f($x + 1) }; $f(1)) = 1)",
                null,
                MessageKind.CITIZEN_MESSAGE,
                TestHub.PARKS))
        .with(
            TestHub.flow(
                "wrong",
                "category.code = 'wrong'",
                "{\"text\": text}",
                MessageKind.CITIZEN_MESSAGE,
                TestHub.PARKS))
        .start();

    hub.accept("1", "endless");
    hub.accept("2", "wrong");
    hub.accept("3", "pothole");

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> hub.partner(TestHub.ROADS).taken().size() == 1);
    await().until(() -> hub.journal.records(JournalType.PARKED).size() == 2);
    assertThat(hub.journal.records(JournalType.PARKED))
        .extracting(JournalRecord::detail)
        .anyMatch(detail -> detail.contains("flow 'endless', when failed"))
        .anyMatch(detail -> detail.contains("flow 'wrong', map failed"))
        .noneMatch(detail -> detail.contains("text of"));
  }

  @Test
  void whileTheDatabaseIsAwayMessagesWaitInOrderAndNoneIsLost() {
    AtomicInteger asked = new AtomicInteger();
    hub.cases.before(
        accepted -> {
          asked.incrementAndGet();
          throw new RetryableFailure(
              FailureCode.DATABASE_UNAVAILABLE,
              Origin.HUB,
              "away",
              RetryableFailure.Scope.PARTY,
              RetryableFailure.Effect.NONE,
              null);
        });
    hub.start();

    for (int message = 1; message <= 20; message++) {
      hub.accept("m" + message, "pothole", "case", "text " + message);
    }
    await().until(() -> asked.get() >= 2);
    assertThat(broker.depth("in.portal")).isEqualTo(20);
    int before = asked.get();
    assertThat(before).as("attempts while waiting, one consumer").isLessThan(20);
    hub.cases.before(accepted -> {});

    await().until(() -> hub.partner(TestHub.ROADS).taken().size() == 20);
    assertThat(hub.partner(TestHub.ROADS).texts())
        .containsExactlyElementsOf(
            java.util.stream.IntStream.rangeClosed(1, 20).mapToObj(n -> "text " + n).toList());
    assertThat(broker.depth("in.portal")).isZero();
  }

  @Test
  void theHubStopsAtOnceThoughAMessageWaits() {
    hub.cases.before(
        accepted -> {
          throw new RetryableFailure(
              FailureCode.DATABASE_UNAVAILABLE,
              Origin.HUB,
              "away",
              RetryableFailure.Scope.PARTY,
              RetryableFailure.Effect.NONE,
              null);
        });
    hub.start();
    hub.accept("1", "pothole");
    await().until(() -> faults.times("flow.before-send") == 0 && broker.depth("in.portal") == 1);

    long before = System.nanoTime();
    hub.close();

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
    assertThat(broker.depth("in.portal")).isEqualTo(1);
  }

  private void answer(String id, WireBytes wire) {
    hub.intake().accept(TestHub.inbound(TestHub.ROADS, new ExternalId(id), id, wire));
  }
}
