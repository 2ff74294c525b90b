package ru.uzel.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;
import static ru.uzel.casework.Samples.NOON;
import static ru.uzel.casework.Samples.ROADS;
import static ru.uzel.casework.Samples.accepted;
import static ru.uzel.casework.Samples.answer;
import static ru.uzel.casework.Samples.output;
import static ru.uzel.casework.Samples.pothole;
import static ru.uzel.casework.Samples.toOrigin;
import static ru.uzel.casework.Samples.update;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ru.uzel.model.casework.CaseDecision;
import ru.uzel.model.casework.CaseDecisions;
import ru.uzel.model.casework.CaseFact;
import ru.uzel.model.casework.CaseOutline;
import ru.uzel.model.casework.CaseOutput;
import ru.uzel.model.casework.CaseReader;
import ru.uzel.model.classification.Sector;
import ru.uzel.model.classification.Subject;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.DeadlinePhase;
import ru.uzel.model.message.DeadlineStage;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;
import ru.uzel.model.message.Separation;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.TermBasis;
import ru.uzel.model.party.Party;
import ru.uzel.model.region.Joining;
import ru.uzel.model.region.Region;

@ExtendWith(PostgresExtension.class)
class PostgresCaseReaderTest {

  private final PartyName pos = Samples.channel();
  private final PartyName social = Samples.channel();
  private final CaseworkDatabase database = new CaseworkDatabase(PostgresExtension.dataSource());
  private final CaseDecisions decisions =
      CaseworkModule.decisions(
          database,
          new JacksonCodec(),
          Clock.fixed(NOON, ZoneOffset.UTC),
          new Region("test", "Test", new Joining(50, Duration.ofDays(3))),
          List.of());
  private final CaseReader reader = new CaseworkModule().caseReader(database);

  private AcceptedMessage opening;
  private AcceptedMessage joining;
  private String reference;

  /** Opened by one channel, joined by another, moved on, answered, and told late. */
  private CaseId live() {
    CitizenMessage first = pothole("41").about(new Subject(Sector.ROADS, pos.value()));
    CitizenMessage second = pothole("post-7").about(new Subject(Sector.ROADS, pos.value()));
    opening = accepted(pos, first, "41");
    joining = accepted(social, second, "post-7");
    CaseDecision opened =
        decisions.decide(
            opening, first, context -> List.of(output("roads", ROADS, Priority.INCIDENT, first)));
    decisions.decide(joining, second, context -> List.of());
    reference = opened.outputs().get(0).envelope().reference();
    tell(update(reference, CanonicalStatus.IN_PROGRESS, 2));
    tell(update(reference, CanonicalStatus.ASSIGNED, 1));
    tell(answer(reference, CanonicalStatus.RESOLVED, 3));
    return opened.caseId();
  }

  private void tell(StatusUpdate update) {
    decisions.decide(
        accepted(ROADS, update, UUID.randomUUID().toString()), update, toOrigin(update));
  }

  @Test
  void outlinesACaseWithTheChannelsItCameFrom() {
    CaseId id = live();

    CaseOutline outline = reader.find(id).orElseThrow();

    assertThat(outline)
        .returns("RESOLVED", CaseOutline::status)
        .returns("INCIDENT", CaseOutline::priority)
        .returns("pothole", CaseOutline::category)
        .returns(pos.value(), CaseOutline::problem)
        .returns(NOON, CaseOutline::openedAt);
    assertThat(outline.origins())
        .extracting(
            origin -> origin.party(),
            origin -> origin.number().value(),
            origin -> origin.messageId())
        .containsExactly(tuple(pos, "41", opening.id()), tuple(social, "post-7", joining.id()));
    assertThat(reader.find(CaseId.next())).isEmpty();
  }

  @Test
  void tellsTheFactsInTheirOrderAndWhyOneWasNotApplied() {
    CaseId id = live();

    assertThat(reader.facts(id, 100))
        .extracting(CaseFact::ordinal, CaseFact::decision, CaseFact::kind, CaseFact::status)
        .containsExactly(
            tuple(1L, "OPENED", "CitizenMessage", "RECEIVED"),
            tuple(2L, "JOINED", "CitizenMessage", "RECEIVED"),
            tuple(3L, "APPLIED", "StatusUpdate", "IN_PROGRESS"),
            tuple(4L, "STORED", "StatusUpdate", "IN_PROGRESS"),
            tuple(5L, "APPLIED", "StatusUpdate", "RESOLVED"));
    assertThat(reader.facts(id, 100).get(3).reason()).startsWith("late");
    assertThat(reader.facts(id, 2)).hasSize(2);
    assertThat(reader.factsOf(List.of(joining.id(), MessageId.next())))
        .containsOnlyKeys(joining.id());
    assertThat(reader.factsOf(List.of())).isEmpty();
  }

  @Test
  void knowsAMessageThatWasTakenOutByItsOwnCaseAndTellsEveryOutputOnce() {
    CaseId id = live();
    Separation act = new Separation(joining.id(), "operator", "another yard", NOON);
    CaseDecision separated =
        decisions.decide(
            accepted(social, act, "act:" + UUID.randomUUID()),
            act,
            Samples.planning(
                List.of(Samples.output("parks", new PartyName("parks"), pothole("post-7")))));

    CaseId own = ((CaseDecision.Separated) separated).own();
    assertThat(reader.factsOf(List.of(joining.id())).get(joining.id()).caseId()).isEqualTo(own);
    assertThat(reader.facts(id, 100)).extracting(CaseFact::decision).endsWith("SEPARATED");
    assertThat(reader.outputs(own, 100)).extracting(CaseOutput::id).doesNotHaveDuplicates();
    assertThat(reader.outputs(id, 100)).extracting(CaseOutput::id).doesNotHaveDuplicates();
    assertThat(reader.find(id).orElseThrow().origins()).hasSize(1);
  }

  @Test
  void tellsWhatIsNoPersonsWords() {
    CaseId id = live();

    assertThat(reader.facts(id, 100).get(0).particulars())
        .containsEntry("category", "pothole")
        .containsEntry("sector", "ROADS")
        .containsEntry("legalRegime", "ORDINARY")
        .containsEntry("fastTrack", "false")
        .containsEntry("registeredAt", NOON.toString());
    assertThat(reader.facts(id, 100).get(4).particulars()).containsEntry("replyKind", "FINAL");
  }

  @Test
  void tellsOfATermWhatIsNoBodysWords() {
    CaseId id = live();
    DeadlineEvent event =
        new DeadlineEvent(
            id,
            "FZ59_CONSIDER",
            2,
            DeadlinePhase.STARTED,
            NOON,
            DeadlineStage.CASE,
            TermBasis.CALENDAR_DAYS,
            NOON,
            NOON.plus(Duration.ofDays(60)),
            NOON.plus(Duration.ofDays(30)),
            30,
            "ждём Примерова",
            null,
            Sector.ROADS,
            ROADS);

    decisions.decide(accepted(Party.HUB, event, event.key().value()), event, context -> List.of());

    CaseFact fact = reader.facts(id, 100).get(5);
    assertThat(fact)
        .returns("TIMED", CaseFact::decision)
        .returns("DeadlineEvent", CaseFact::kind)
        .returns(null, CaseFact::reason);
    assertThat(fact.particulars())
        .contains(
            entry("rule", "FZ59_CONSIDER"),
            entry("round", "2"),
            entry("phase", "STARTED"),
            entry("sector", "ROADS"),
            entry("extensionDays", "30"),
            entry("dueAt", NOON.plus(Duration.ofDays(60)).toString()))
        .doesNotContainKey("extensionReason");
    assertThat(fact.toString()).doesNotContain("Примеров");
  }

  @Test
  void letsNoPersonalDataThrough() {
    CaseId id = live();

    assertThat(reader.find(id) + "" + reader.facts(id, 100) + reader.outputs(id, 100))
        .doesNotContain(
            "Анна", "Примерова", "anna@", "Выдуманная", "56.8", "35.9", "двор", "засыпана", "слово")
        .doesNotContain("Дорожный отдел", "ward");
  }

  @Test
  void tellsWhatWasDecidedToBeSent() {
    CaseId id = live();

    assertThat(reader.outputs(id, 100))
        .extracting(CaseOutput::target, CaseOutput::flow, CaseOutput::kind, CaseOutput::causation)
        .startsWith(tuple(ROADS, "roads", "CitizenMessage", opening.id()))
        .hasSize(3);
    assertThat(reader.outputs(id, 1))
        .singleElement()
        .returns(reference, CaseOutput::reference)
        .returns("INCIDENT", CaseOutput::priority);
  }

  @Test
  void findsACaseByTheNumbersOfEveryoneWhoKnowsIt() {
    CaseId id = live();
    List<PartyName> all = List.of(pos, social, ROADS);

    assertThat(reader.named(all, "41", 10)).contains(id);
    assertThat(reader.named(List.of(social), "post-7", 10)).containsExactly(id);
    assertThat(reader.named(all, reference, 10)).containsExactly(id);
    assertThat(reader.named(List.of(pos), "post-7", 10)).isEmpty();
    assertThat(reader.named(List.of(), "41", 10)).isEmpty();
  }

  @Test
  void tellsOfAFactThatIsNewNoMoreThanNumbersTimesAndCodes() throws SQLException {
    CaseId id = live();
    store(
        id,
        """
        {"event":"WARNED","dueAt":"2026-12-01T09:00:00Z","day":"2026-12-01","score":4.5,
         "repeated":true,"who":"IVANOV","note":"2026 год, Иванов","phone":"+79001234567",
         "name":"Анна\\u0000","nested":{"score":1},"list":[1],"scale":"a word"}
        """);

    assertThat(reader.facts(id, 100).get(5))
        .returns("DeadlineEvent", CaseFact::kind)
        .extracting(CaseFact::particulars)
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsOnly(
            entry("day", "2026-12-01"),
            entry("dueAt", "2026-12-01T09:00:00Z"),
            entry("event", "WARNED"),
            entry("repeated", "true"),
            entry("score", "4.5"));
  }

  /** As a later version of the hub would: another kind of fact. */
  private void store(CaseId id, String json) throws SQLException {
    try (Connection connection = PostgresExtension.dataSource().getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                INSERT INTO casework.case_fact
                  (message_id, case_id, ordinal, kind, party, external_id, version, occurrence,
                   wire_hash, received_at, decided_at, decision, status, message)
                VALUES (?, ?, 6, 'DeadlineEvent', 'roads', ?, '', 0, 'ab', now(), now(), 'STORED',
                        'RESOLVED', ?)
                """)) {
      statement.setObject(1, MessageId.next().value());
      statement.setObject(2, id.value());
      statement.setString(3, UUID.randomUUID().toString());
      statement.setBytes(4, json.getBytes(StandardCharsets.UTF_8));
      statement.executeUpdate();
    }
  }
}
