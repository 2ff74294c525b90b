package ru.uzel.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.model.classification.Sector;
import ru.uzel.model.configuration.Flow;
import ru.uzel.model.configuration.FlowTarget;
import ru.uzel.model.intake.InboundMessage;
import ru.uzel.model.journal.JournalOutcome;
import ru.uzel.model.journal.JournalRecord;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.DeadlinePhase;
import ru.uzel.model.message.DeadlineStage;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;
import ru.uzel.model.message.TermBasis;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.party.Party;
import ru.uzel.routes.message.JsonMessageCodec;

/** What the hub's own clock says, on its way through the flows. */
class DeadlineFlowTest {

  @TempDir Path data;
  private TestBroker broker;
  private TestHub hub;

  @BeforeEach
  void open() throws Exception {
    broker = new TestBroker(data);
    hub = new TestHub(broker.connections());
  }

  @AfterEach
  void close() throws Exception {
    hub.close();
    broker.close();
  }

  @Test
  void goesToWhomTheCaseLiesWith() {
    hub.with(reminders()).start();

    say(event(DeadlinePhase.WARN_80, TestHub.ROADS));
    say(event(DeadlinePhase.WARN_80, TestHub.PARKS));

    await().until(() -> hub.journal.records(JournalType.DELIVERED).size() == 2);
    assertThat(hub.partner(TestHub.ROADS).taken()).hasSize(1);
    assertThat(hub.partner(TestHub.PARKS).taken()).hasSize(1);
    assertThat(hub.partner(TestHub.ROADS).taken().get(0).wire().utf8())
        .startsWith("POS_FAST_TRACK;WARN_80");
  }

  @Test
  void goesToNobodyWhoTakesNoReminders() {
    hub.mapping.takesNothing(TestHub.ROADS);
    hub.with(reminders()).start();

    say(event(DeadlinePhase.WARN_80, TestHub.ROADS));

    await().until(() -> hub.journal.records(JournalType.DEADLINE).size() == 1);
    assertThat(hub.journal.records(JournalType.OUTPUT)).isEmpty();
    assertThat(hub.journal.records(JournalType.PARKED)).isEmpty();
  }

  @Test
  void isDecidedAboutAndRecordedThoughNobodyIsToHearOfIt() {
    hub.with(reminders()).start();

    say(event(DeadlinePhase.WARN_50, TestHub.ROADS));
    say(event(DeadlinePhase.WARN_80, null));

    await().until(() -> hub.journal.records(JournalType.DEADLINE).size() == 2);
    assertThat(hub.journal.records(JournalType.OUTPUT)).isEmpty();
    assertThat(hub.journal.records(JournalType.PARKED)).isEmpty();
  }

  @Test
  void recordsWhatIsLateAsAFailureOfWhomItLiesWith() {
    hub.with(reminders()).start();
    DeadlineEvent event = event(DeadlinePhase.OVERDUE, TestHub.ROADS);

    say(event);

    await().until(() -> hub.journal.records(JournalType.DEADLINE).size() == 1);
    assertThat(hub.journal.records(JournalType.DEADLINE))
        .singleElement()
        .returns(JournalOutcome.FAILURE, JournalRecord::outcome)
        .returns("overdue", JournalRecord::failure)
        .returns(TestHub.ROADS, JournalRecord::party)
        .returns(event.caseId(), JournalRecord::caseId)
        .returns(
            "OVERDUE of POS_FAST_TRACK/1 (ROADS), due 2026-12-01T21:00:00Z", JournalRecord::detail);
  }

  @Test
  void isOnRecordAsAFailureThoughNobodyCanBeTold() {
    hub.with(reminders()).start();

    say(event(DeadlinePhase.OVERDUE, new PartyName("gone")));

    await().until(() -> hub.journal.records(JournalType.DEADLINE).size() == 1);
    assertThat(hub.journal.records(JournalType.DECIDED))
        .singleElement()
        .returns("no-channel", JournalRecord::failure);
    assertThat(hub.journal.records(JournalType.PARKED)).isEmpty();
  }

  @Test
  void recordsNothingNewOfWhatWasDecidedWithAMessage() {
    hub.start();
    DeadlineEvent event = event(DeadlinePhase.STARTED, TestHub.ROADS);

    say(event);

    await()
        .until(
            () ->
                hub.journal.records(JournalType.DECIDED).stream()
                    .anyMatch(record -> record.detail().startsWith("told of STARTED")));
    assertThat(hub.journal.records(JournalType.DEADLINE)).isEmpty();
  }

  @Test
  void comesOnceHoweverOftenItIsSaid() {
    hub.with(reminders()).start();
    DeadlineEvent event = event(DeadlinePhase.OVERDUE, TestHub.ROADS);

    say(event);
    await().until(() -> hub.journal.records(JournalType.DELIVERED).size() == 1);
    say(event);

    await().until(() -> hub.journal.records(JournalType.DUPLICATE).size() == 1);
    assertThat(hub.partner(TestHub.ROADS).taken()).hasSize(1);
  }

  private static Flow reminders() {
    return new Flow(
        "reminders",
        List.of(Party.HUB),
        List.of(MessageKind.DEADLINE_EVENT),
        "phase in [\"WARN_80\", \"OVERDUE\"]",
        null,
        List.of(new FlowTarget(FlowTarget.Role.BODY, null, Priority.NORMAL)));
  }

  private void say(DeadlineEvent event) {
    hub.intake()
        .accept(
            new InboundMessage(
                Party.HUB,
                event.key(),
                "",
                event.kind(),
                event.caseId().toString(),
                WireBytes.of("application/json", new JsonMessageCodec().encode(event)),
                Map.of(),
                "clock",
                null,
                null));
  }

  private static DeadlineEvent event(DeadlinePhase phase, @Nullable PartyName responsible) {
    return new DeadlineEvent(
        CaseId.next(),
        "POS_FAST_TRACK",
        1,
        phase,
        Instant.parse("2026-11-30T00:00:00Z"),
        DeadlineStage.CASE,
        TermBasis.CALENDAR_DAYS,
        Instant.parse("2026-11-21T00:00:00Z"),
        Instant.parse("2026-12-01T21:00:00Z"),
        null,
        null,
        null,
        null,
        Sector.ROADS,
        responsible);
  }
}
