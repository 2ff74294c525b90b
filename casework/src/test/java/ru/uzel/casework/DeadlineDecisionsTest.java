package ru.uzel.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static ru.uzel.casework.Samples.NOON;
import static ru.uzel.casework.Samples.ROADS;
import static ru.uzel.casework.Samples.accepted;
import static ru.uzel.casework.Samples.output;
import static ru.uzel.casework.Samples.pothole;
import static ru.uzel.casework.Samples.toOrigin;
import static ru.uzel.casework.Samples.toRoads;
import static ru.uzel.casework.Samples.transfer;
import static ru.uzel.casework.Samples.underAnotherId;
import static ru.uzel.casework.Samples.update;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ru.uzel.casework.deadline.Deadline;
import ru.uzel.casework.deadline.Rules;
import ru.uzel.model.casework.CaseContext;
import ru.uzel.model.casework.CaseDecision;
import ru.uzel.model.casework.CaseDecisions;
import ru.uzel.model.casework.OutputPlan;
import ru.uzel.model.casework.PlannedOutput;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.DeadlinePhase;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.OrgRef;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.Transfer;
import ru.uzel.model.message.TransferDirection;
import ru.uzel.model.party.Party;
import ru.uzel.model.region.Region;
import ru.uzel.model.region.Transfers;

/** What decisions do to the terms of cases, and that the tables follow from the facts. */
@ExtendWith(PostgresExtension.class)
class DeadlineDecisionsTest {

  /** Registered at {@link Samples#NOON}, in Moscow: over after the tenth day that follows. */
  private static final Instant DUE = Instant.parse("2026-12-01T21:00:00Z");

  private final PartyName channel = Samples.channel();
  private final CaseworkDatabase database = new CaseworkDatabase(PostgresExtension.dataSource());
  private final DeadlineReads reads = new DeadlineReads(database, new JacksonCodec());
  private final CaseDecisions decisions =
      CaseworkModule.decisions(
          database,
          new JacksonCodec(),
          Clock.fixed(NOON, ZoneOffset.UTC),
          new Region("test", "Test", null, Transfers.USUAL, Region.USUAL_ZONE, Rules.tenDays()),
          List.of());

  @Test
  void beginsATermAndSetsItsTimerWithTheCase() {
    CaseDecision.Opened opened = open();

    assertThat(opened.deadlines())
        .extracting(
            DeadlineEvent::rule,
            DeadlineEvent::round,
            DeadlineEvent::phase,
            DeadlineEvent::dueAt,
            DeadlineEvent::responsible)
        .containsExactly(tuple("TEN_DAYS", 1, DeadlinePhase.STARTED, DUE, ROADS));
    assertThat(standing(opened.caseId()).state()).isEqualTo(Deadline.State.RUNNING);
    assertThat(timers(opened.caseId()))
        .containsExactly("deadline " + opened.caseId() + "/TEN_DAYS/1 2026-11-26T16:30:00.061728Z");
  }

  @Test
  void beginsNothingWhereTheCaseIsNotOpenedAfterAll() {
    CitizenMessage message = pothole("1");
    AcceptedMessage accepted = accepted(channel, message, "1");
    decisions.decide(accepted, message, toRoads(message));

    CaseDecision again = decisions.decide(accepted, message, toRoads(message));
    CaseDecision twin = decisions.decide(underAnotherId(accepted, NOON), message, toRoads(message));

    assertThat(again.deadlines()).hasSize(1);
    assertThat(twin).isInstanceOf(CaseDecision.Duplicate.class);
    assertThat(timers(again.caseId())).hasSize(1);
  }

  @Test
  void tellsTheSameWhenADecisionIsAskedForAgain() {
    CaseDecision.Opened opened = open();
    StatusUpdate update = update(referenceOf(opened), CanonicalStatus.RESOLVED, 1);
    AcceptedMessage accepted = accepted(ROADS, update, "u" + UUID.randomUUID());

    CaseDecision first = decisions.decide(accepted, update, toOrigin(update));

    assertThat(first.deadlines())
        .extracting(DeadlineEvent::phase)
        .containsExactly(DeadlinePhase.MET);
    assertThat(decisions.decide(accepted, update, toOrigin(update))).isEqualTo(first);
  }

  @Test
  void extendsATermOnceAndSetsATimerForItsNewRound() {
    CaseDecision.Opened opened = open();
    String reference = referenceOf(opened);

    CaseDecision extended = tell(withComment(update(reference, CanonicalStatus.EXTENDED, 1)));
    tell(update(reference, CanonicalStatus.IN_PROGRESS, 2));
    CaseDecision again = tell(withComment(update(reference, CanonicalStatus.EXTENDED, 3)));

    assertThat(extended.deadlines())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.round()).isEqualTo(2);
              assertThat(event.extendedFrom()).isEqualTo(DUE);
              assertThat(event.dueAt()).isEqualTo(DUE.plus(Duration.ofDays(10)));
            });
    assertThat(again)
        .isInstanceOfSatisfying(
            CaseDecision.Stored.class,
            stored -> assertThat(stored.reason()).isEqualTo("its term was extended once already"));
    assertThat(timers(opened.caseId())).hasSize(2);
    assertThat(standing(opened.caseId()).round()).isEqualTo(2);
  }

  @Test
  void notesAPhaseOnceHoweverOftenTheClockSaysSo() {
    CaseDecision.Opened opened = open();
    DeadlineEvent warning = phase(opened, DeadlinePhase.WARN_50);

    CaseDecision first = time(warning);
    CaseDecision second = time(warning);

    assertThat(first)
        .isInstanceOfSatisfying(
            CaseDecision.Timed.class,
            timed -> {
              assertThat(timed.event()).isEqualTo(warning);
              assertThat(timed.outputs()).hasSize(1);
              assertThat(timed.outputs().get(0).envelope().target()).isEqualTo(ROADS);
            });
    assertThat(second).isInstanceOf(CaseDecision.Duplicate.class);
    assertThat(standing(opened.caseId()).phase()).isEqualTo(DeadlinePhase.WARN_50);
  }

  @Test
  void notesAPhaseOnceAlsoWhenTwoNodesSaySoAtOnce() throws Exception {
    DeadlineEvent overdue = phase(open(), DeadlinePhase.OVERDUE);

    List<CaseDecision> decided = Race.of(8, i -> () -> time(overdue));

    assertThat(decided).filteredOn(CaseDecision.Timed.class::isInstance).hasSize(1);
    assertThat(decided).filteredOn(CaseDecision.Duplicate.class::isInstance).hasSize(7);
    assertThat(facts(overdue.caseId())).containsExactly("TEN_DAYS/1/STARTED", "TEN_DAYS/1/OVERDUE");
  }

  @Test
  void tellsTheSameOfAPhaseWhenItIsAskedForAgain() {
    DeadlineEvent warning = phase(open(), DeadlinePhase.WARN_80);
    AcceptedMessage accepted = accepted(Party.HUB, warning, warning.key().value());

    CaseDecision first = decisions.decide(accepted, warning, hearing(warning));

    assertThat(decisions.decide(accepted, warning, hearing(warning))).isEqualTo(first);
  }

  @Test
  void knowsNoPhaseOfATermThatIsOverOrWasMoved() {
    CaseDecision.Opened met = open();
    tell(update(referenceOf(met), CanonicalStatus.RESOLVED, 1));
    CaseDecision.Opened moved = open();
    tell(withComment(update(referenceOf(moved), CanonicalStatus.EXTENDED, 1)));

    for (CaseDecision.Opened opened : List.of(met, moved)) {
      assertThat(time(phase(opened, DeadlinePhase.OVERDUE)))
          .isInstanceOfSatisfying(
              CaseDecision.Stored.class,
              stored -> assertThat(stored.reason()).isEqualTo("the term runs no longer"));
    }
  }

  @Test
  void knowsNoPhaseOnceTheLastWordIsSaidEvenIfItWasWhileNoTermsWereCounted() {
    CaseDecision.Opened opened = open();
    StatusUpdate answer = update(referenceOf(opened), CanonicalStatus.RESOLVED, 1);
    CaseworkModule.decisions(
            database, new JacksonCodec(), Clock.fixed(NOON, ZoneOffset.UTC), Region.NONE, List.of())
        .decide(accepted(ROADS, answer, UUID.randomUUID().toString()), answer, toOrigin(answer));

    assertThat(time(phase(opened, DeadlinePhase.OVERDUE)))
        .isEqualTo(new CaseDecision.Stored(opened.caseId(), "the case is RESOLVED already"));
  }

  @Test
  void isLateThoughNobodyCanBeTold() {
    CaseDecision.Opened opened = open();
    DeadlineEvent overdue = phase(opened, DeadlinePhase.OVERDUE);
    AcceptedMessage accepted = accepted(Party.HUB, overdue, overdue.key().value());
    OutputPlan nobody =
        context -> {
          throw new UnknownValueFailure(
              FailureCode.UNKNOWN_PARTY, Origin.HUB, "party roads is not here", null);
        };

    CaseDecision decision = decisions.decide(accepted, overdue, nobody);

    assertThat(decision)
        .isEqualTo(
            new CaseDecision.Timed(opened.caseId(), overdue, List.of(), "party roads is not here"));
    assertThat(standing(opened.caseId()).phase()).isEqualTo(DeadlinePhase.OVERDUE);
    assertThat(decisions.decide(accepted, overdue, nobody)).isEqualTo(decision);
  }

  @Test
  void waitsForAPersonToTellOfWhatWasDecidedBeforeWhereNobodyCanBeTold() {
    DeadlineEvent started = open().deadlines().get(0);
    AcceptedMessage accepted = accepted(Party.HUB, started, started.key().value());

    assertThatThrownBy(
            () ->
                decisions.decide(
                    accepted,
                    started,
                    context -> {
                      throw new UnknownValueFailure(
                          FailureCode.UNKNOWN_PARTY, Origin.HUB, "party roads is not here", null);
                    }))
        .isInstanceOf(UnknownValueFailure.class);
  }

  @Test
  void doesNotGoBackToAPhaseThatIsOver() {
    CaseDecision.Opened opened = open();
    time(phase(opened, DeadlinePhase.DUE));

    assertThat(time(phase(opened, DeadlinePhase.WARN_50)))
        .isEqualTo(new CaseDecision.Stored(opened.caseId(), "the term has come to DUE already"));
    assertThat(standing(opened.caseId()).phase()).isEqualTo(DeadlinePhase.DUE);
  }

  @Test
  void countsWhatIsLateByParty() {
    PostgresOverdueCases overdue = new PostgresOverdueCases(database);
    int before = overdue.byParty().getOrDefault(ROADS, 0);
    CaseDecision.Opened late = open();
    CaseDecision.Opened answered = open();
    open();
    time(phase(late, DeadlinePhase.OVERDUE));
    time(phase(answered, DeadlinePhase.OVERDUE));
    tell(update(referenceOf(answered), CanonicalStatus.RESOLVED, 1));

    assertThat(overdue.byParty()).containsEntry(ROADS, before + 1);
  }

  @Test
  void setsATimerForWhatSomebodyIsToHear() {
    CitizenMessage message = pothole("1");
    OutputPlan heard = hearing(message);

    CaseDecision opened = decisions.decide(accepted(channel, message, "1"), message, heard);

    assertThat(timers(opened.caseId()))
        .anyMatch(
            timer -> timer.startsWith("deadline-told " + opened.caseId() + "/TEN_DAYS/1/STARTED"));
    CaseDecision told = time(opened.deadlines().get(0));
    assertThat(told)
        .isInstanceOfSatisfying(
            CaseDecision.Timed.class,
            timed -> {
              assertThat(timed.outputs()).hasSize(1);
              assertThat(timed.deadlines()).as("decided before").isEmpty();
            });
    assertThat(facts(opened.caseId())).containsExactly("TEN_DAYS/1/STARTED");
  }

  /** The table of how terms stand could be made again out of what became of them. */
  @Test
  void standsAsTheFactsSay() throws SQLException {
    List<CaseId> cases = IntStream.range(0, 4).mapToObj(i -> open()).map(this::live).toList();

    for (CaseId caseId : cases) {
      DeadlineEvent last = events(caseId).get(events(caseId).size() - 1);
      assertThat(reads.standing(caseId)).containsExactly(Deadline.after(last));
    }
  }

  private int lived;

  /** Each as far as another. */
  private CaseId live(CaseDecision.Opened opened) {
    String reference = referenceOf(opened);
    switch (lived++) {
      case 0 -> time(phase(opened, DeadlinePhase.DUE));
      case 1 -> tell(withComment(update(reference, CanonicalStatus.EXTENDED, 1)));
      case 2 -> tell(abroad(reference));
      default -> {
        tell(update(reference, CanonicalStatus.RESOLVED, 1));
        tell(update(reference, CanonicalStatus.REOPENED, 2));
      }
    }
    return opened.caseId();
  }

  private CaseDecision.Opened open() {
    CitizenMessage message = pothole(UUID.randomUUID().toString());
    return (CaseDecision.Opened)
        decisions.decide(
            accepted(channel, message, message.externalId()), message, toRoads(message));
  }

  private CaseDecision tell(HubMessage update) {
    return decisions.decide(
        accepted(ROADS, update, UUID.randomUUID().toString()), update, toOrigin(update));
  }

  private CaseDecision time(DeadlineEvent event) {
    return decisions.decide(accepted(Party.HUB, event, event.key().value()), event, hearing(event));
  }

  private static OutputPlan hearing(HubMessage message) {
    return new OutputPlan() {
      @Override
      public List<PlannedOutput> outputs(CaseContext context) {
        return List.of(output("reminders", ROADS, Priority.NORMAL, message));
      }

      @Override
      public boolean isHeard(DeadlineEvent event) {
        return true;
      }
    };
  }

  private static Transfer abroad(String reference) {
    return transfer(
        reference,
        new OrgRef("Федеральная служба", null),
        TransferDirection.EXTERNAL_FOIV_EMAIL,
        1);
  }

  private static StatusUpdate withComment(StatusUpdate update) {
    return new StatusUpdate(
        update.reference(),
        update.status(),
        update.rawStatus(),
        "нужна экспертиза",
        null,
        update.at(),
        update.sequence(),
        null);
  }

  private static DeadlineEvent phase(CaseDecision.Opened opened, DeadlinePhase phase) {
    return Deadline.after(opened.deadlines().get(0)).to(phase, NOON);
  }

  private static String referenceOf(CaseDecision.Opened opened) {
    return opened.outputs().get(0).envelope().reference();
  }

  private Deadline standing(CaseId caseId) {
    assertThat(reads.standing(caseId)).hasSize(1);
    return reads.standing(caseId).get(0);
  }

  private List<DeadlineEvent> events(CaseId caseId) {
    return facts(caseId).stream()
        .map(name -> name.split("/", -1))
        .map(
            name ->
                reads
                    .event(
                        caseId, name[0], Integer.parseInt(name[1]), DeadlinePhase.valueOf(name[2]))
                    .orElseThrow())
        .toList();
  }

  private static List<String> facts(CaseId caseId) {
    return column(
        """
        SELECT f.rule || '/' || f.round || '/' || f.phase
        FROM casework.deadline_fact f JOIN casework.case_fact c ON c.message_id = f.message_id
        WHERE f.case_id = ? ORDER BY c.ordinal, f.place
        """,
        caseId.value());
  }

  private static List<String> timers(CaseId caseId) {
    return column(
        """
        SELECT task_name || ' ' || task_instance || ' ' ||
               to_char(execution_time AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
        FROM casework.timer WHERE task_instance LIKE ? || '/%' ORDER BY execution_time
        """,
        caseId.toString());
  }

  private static List<String> column(String query, Object parameter) {
    try (Connection connection = PostgresExtension.dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setObject(1, parameter);
      try (ResultSet rows = statement.executeQuery()) {
        List<String> found = new ArrayList<>();
        while (rows.next()) {
          found.add(rows.getString(1));
        }
        return found;
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
