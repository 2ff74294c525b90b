package ru.uzel.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static ru.uzel.casework.Samples.NOON;
import static ru.uzel.casework.Samples.ROADS;
import static ru.uzel.casework.Samples.accepted;
import static ru.uzel.casework.Samples.answer;
import static ru.uzel.casework.Samples.body;
import static ru.uzel.casework.Samples.output;
import static ru.uzel.casework.Samples.planning;
import static ru.uzel.casework.Samples.pothole;
import static ru.uzel.casework.Samples.transfer;
import static ru.uzel.casework.Samples.update;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ru.uzel.casework.deadline.Rules;
import ru.uzel.model.casework.CaseDecision;
import ru.uzel.model.casework.CaseDecisions;
import ru.uzel.model.casework.CaseRebuild;
import ru.uzel.model.casework.OutputPlan;
import ru.uzel.model.casework.RebuiltTable;
import ru.uzel.model.classification.Sector;
import ru.uzel.model.classification.Subject;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.DeadlinePhase;
import ru.uzel.model.message.DeadlineStage;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.LegalRegime;
import ru.uzel.model.message.OrgRef;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;
import ru.uzel.model.message.SatisfactionScore;
import ru.uzel.model.message.Separation;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.TermBasis;
import ru.uzel.model.message.TransferDirection;
import ru.uzel.model.party.Party;
import ru.uzel.model.region.Joining;
import ru.uzel.model.region.Region;
import ru.uzel.model.region.Transfers;

/** Whether the case tables follow from the facts: made again out of them, they are the same. */
@ExtendWith(PostgresExtension.class)
class CaseRebuildTest {

  private static final PartyName PARKS = new PartyName("parks");
  private static final List<String> TABLES =
      List.of(
          "hub_case",
          "case_origin",
          "case_score",
          "inbox",
          "output_reference",
          "deadline",
          "timer");

  private final PartyName pos = Samples.channel();
  private final PartyName social = Samples.channel();
  private HikariDataSource dataSource;
  private CaseDecisions decisions;
  private CaseRebuild rebuild;
  private String again;

  @BeforeEach
  void live() throws SQLException {
    dataSource = PostgresExtension.ofItsOwn("r" + UUID.randomUUID().toString().replace("-", ""));
    CaseworkDatabase database = new CaseworkDatabase(dataSource);
    decisions =
        CaseworkModule.decisions(
            database,
            new JacksonCodec(),
            Clock.systemUTC(),
            new Region(
                "test",
                "Test",
                new Joining(50, Duration.ofDays(3)),
                Transfers.USUAL,
                Region.USUAL_ZONE,
                Rules.fiveDaysBy(social)),
            List.of(
                body(ROADS, "Министерство дорог", "1026900000001"),
                body(PARKS, "Комитет парков", "1026900000002")));
    rebuild = new CaseworkModule().caseRebuild(database, new JacksonCodec());
    joinedTransferredRatedAndReopened();
    separated();
    repeatedAndAnswered();
  }

  @AfterEach
  void close() {
    dataSource.close();
  }

  /** Whoever adds a kind of fact lives through it here: else a rebuild might not know it. */
  @Test
  void livesThroughFactsOfEveryKind() throws SQLException {
    assertThat(rows("SELECT DISTINCT decision FROM casework.case_fact"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Fact.Kind.values()).map(Fact.Kind::name).toList());
  }

  @Test
  void leavesEveryTableAsItWas() throws SQLException {
    Map<String, List<String>> before = tables();

    List<RebuiltTable> rebuilt = rebuild.rebuild();

    assertThat(before.values()).doesNotContain(List.of());
    assertThat(tables()).isEqualTo(before);
    assertThat(rebuilt).extracting(RebuiltTable::name).containsExactlyInAnyOrderElementsOf(TABLES);
    assertThat(rebuilt)
        .allSatisfy(
            table -> {
              assertThat(table.differing()).as(table.name()).isZero();
              assertThat(table.rows()).isEqualTo(before.get(table.name()).size());
            });
  }

  @Test
  void bringsBackWhatWasLostOrChangedAndTellsHowMuch() throws SQLException {
    Map<String, List<String>> before = tables();
    execute("UPDATE casework.hub_case SET status = 'CLOSED', hops = 7, bodies = '{}'");
    execute("DELETE FROM casework.case_origin");
    execute("DELETE FROM casework.case_score");
    execute("DELETE FROM casework.inbox");
    execute("TRUNCATE casework.output_reference");
    execute("UPDATE casework.deadline SET phase = 'OVERDUE'");
    execute("DELETE FROM casework.deadline WHERE state = 'MET'");

    List<RebuiltTable> rebuilt = rebuild.rebuild();

    assertThat(tables()).isEqualTo(before);
    assertThat(rebuilt)
        .filteredOn(table -> !table.name().equals("timer"))
        .allSatisfy(table -> assertThat(table.differing()).as(table.name()).isPositive());
    assertThat(rebuild.rebuild())
        .allSatisfy(table -> assertThat(table.differing()).as(table.name()).isZero());
  }

  /** Else the terms would never ring again. */
  @Test
  void setsTheTimersAnewThatRunningTermsLack() throws SQLException {
    String running =
        """
        SELECT case_id || '/' || rule || '/' || round FROM casework.deadline d
        WHERE state = 'RUNNING' ORDER BY 1
        """;
    List<String> terms = rows(running);
    execute("DELETE FROM casework.timer");

    assertThat(rebuild.rebuild()).contains(new RebuiltTable("timer", terms.size(), terms.size()));

    assertThat(terms).isNotEmpty();
    assertThat(
            rows(
                "SELECT task_instance FROM casework.timer WHERE task_name = 'deadline' ORDER BY 1"))
        .isEqualTo(terms);
    assertThat(rebuild.rebuild()).contains(new RebuiltTable("timer", terms.size(), 0));
  }

  @Test
  void goesOnFromWhereTheFactsEnd() throws SQLException {
    execute("UPDATE casework.output_reference SET last_sequence = NULL");
    rebuild.rebuild();

    StatusUpdate late = update(again, CanonicalStatus.IN_PROGRESS, 1);

    assertThat(decide(PARKS, late, "late", planning(List.of())))
        .isInstanceOfSatisfying(
            CaseDecision.Stored.class,
            stored -> assertThat(stored.reason()).isEqualTo("late: sequence 1 after 2"));
  }

  /** Two channels, two bodies, an extension, an answer, a rating, and all of it again. */
  private void joinedTransferredRatedAndReopened() {
    CitizenMessage first = about("1", "potholes");
    String roads = reference(open(pos, first, ROADS), ROADS);
    CitizenMessage second = about("2", "potholes");
    AcceptedMessage heard = accepted(social, second, "2");
    CaseDecision joined = decisions.decide(heard, second, planning(List.of()));
    assertThat(joined).isInstanceOf(CaseDecision.Joined.class);
    assertThat(joined.deadlines())
        .extracting(DeadlineEvent::rule, DeadlineEvent::phase)
        .containsExactly(
            tuple("TEN_DAYS", DeadlinePhase.CANCELLED), tuple("FIVE_DAYS", DeadlinePhase.STARTED));
    assertThat(decisions.decide(heard, second, planning(List.of()))).isEqualTo(joined);
    tell(ROADS, update(roads, CanonicalStatus.IN_PROGRESS, 2));
    tell(ROADS, update(roads, CanonicalStatus.ASSIGNED, 1));
    tell(ROADS, update(roads, CanonicalStatus.EXTENDED, 4));
    CaseDecision moved =
        decide(
            ROADS,
            transfer(roads, new OrgRef("Комитет парков", null), TransferDirection.PEER, 5),
            "t-1",
            planning(List.of()));
    assertThat(moved).isInstanceOf(CaseDecision.Transferred.class);
    String parks = reference(moved, PARKS);
    decisions.registerReference(
        moved.outputs().get(0).envelope().reissuedAs(UUID.randomUUID().toString()));
    assertThat(
            decide(
                PARKS,
                transfer(parks, new OrgRef("Министерство дорог", null), TransferDirection.UP, 1),
                "t-2",
                planning(List.of())))
        .isInstanceOf(CaseDecision.Refused.class);
    tell(PARKS, answer(parks, CanonicalStatus.RESOLVED, 2));
    tell(PARKS, update(parks, CanonicalStatus.NOT_SUPPORTED, 3));
    rate(pos, new SatisfactionScore("1", 2, "нет", NOON, false, "TEST"), "a");
    rate(social, new SatisfactionScore("2", 3, null, NOON.plusSeconds(1), false, "TEST"), "a");
    CaseDecision reopened =
        rate(pos, new SatisfactionScore("1", null, null, NOON, true, "TEST"), "b");
    assertThat(reopened).isInstanceOf(CaseDecision.Reopened.class);
    again = reference(reopened, PARKS);
    tell(PARKS, update(again, CanonicalStatus.EXTENDED, 1));
    tell(PARKS, answer(again, CanonicalStatus.EXPLAINED, 2));
    rate(pos, new SatisfactionScore("1", 5, null, NOON, false, "TEST"), "c");
    CitizenMessage abroad = about("9", "abroad");
    CaseDecision leaving = open(pos, abroad, ROADS);
    String outside = reference(leaving, ROADS);
    assertThat(decide(Party.HUB, begun(leaving.caseId()), "term", planning(List.of())))
        .isInstanceOf(CaseDecision.Timed.class);
    assertThat(
            decide(
                ROADS,
                transfer(
                    outside,
                    new OrgRef("Федеральная служба", null),
                    TransferDirection.EXTERNAL_FOIV_EMAIL,
                    1),
                "t-3",
                planning(List.of())))
        .isInstanceOf(CaseDecision.Transferred.class);
  }

  private static DeadlineEvent begun(CaseId caseId) {
    return new DeadlineEvent(
        caseId,
        "TEN_DAYS",
        1,
        DeadlinePhase.STARTED,
        NOON,
        DeadlineStage.CASE,
        TermBasis.CALENDAR_DAYS,
        NOON,
        NOON.plus(Duration.ofDays(10)),
        null,
        null,
        null,
        null,
        null,
        ROADS);
  }

  private void separated() {
    open(pos, about("3", "litter"), ROADS);
    CitizenMessage post = about("4", "litter");
    AcceptedMessage posted = accepted(social, post, "4");
    decisions.decide(posted, post, planning(List.of()));
    decisions.decide(accepted(social, post, "4", "v2", NOON, null), post, planning(List.of()));
    // Too late to be a repetition, so a case of its own.
    assertThat(
            decisions.decide(
                accepted(social, post, "4", "", NOON.plusSeconds(61), Duration.ofMinutes(1)),
                post,
                planning(List.of())))
        .isInstanceOf(CaseDecision.Opened.class);
    Separation act = new Separation(posted.id(), "operator", "another yard", NOON);
    assertThat(decide(social, act, "act:1", planning(List.of(output("parks", PARKS, post)))))
        .isInstanceOf(CaseDecision.Separated.class);
    decisions.decide(accepted(social, post, "4", "v3", NOON, null), post, planning(List.of()));
  }

  private void repeatedAndAnswered() {
    CitizenMessage appeal =
        new CitizenMessage(
            "5",
            null,
            pothole("5").category(),
            null,
            null,
            "Жалоба",
            null,
            null,
            null,
            null,
            LegalRegime.FZ59,
            false,
            NOON,
            null,
            List.of());
    decisions.decide(
        accepted(pos, appeal, "d", "", NOON, Duration.ofMinutes(1)),
        appeal,
        context -> List.of(output("a", ROADS, Priority.INCIDENT, appeal)));
    decisions.decide(
        accepted(pos, appeal, "d", "", NOON.plusSeconds(61), Duration.ofMinutes(1)),
        appeal,
        context -> List.of());
    StatusUpdate test = update("x", CanonicalStatus.EXPLAINED, 1);
    AcceptedMessage asked = Samples.awaiting(accepted(pos, appeal, "test"), "b3BhcXVl");
    decisions.answer(asked, output("direct-answer", pos, test));
    AcceptedMessage awaiting = Samples.awaiting(accepted(pos, appeal, "inquiry"), "b3BhcXVl");
    CaseDecision opened =
        decisions.decide(
            awaiting, appeal, context -> List.of(output("a", ROADS, Priority.NORMAL, appeal)));
    tell(ROADS, answer(reference(opened, ROADS), CanonicalStatus.RESOLVED, 1));
  }

  private static CitizenMessage about(String number, String problem) {
    return pothole(number).about(new Subject(Sector.ROADS, problem));
  }

  private CaseDecision open(PartyName channel, CitizenMessage message, PartyName body) {
    CaseDecision decision =
        decide(
            channel,
            message,
            message.externalId(),
            planning(List.of(output("flow", body, message))));
    assertThat(decision).isInstanceOf(CaseDecision.Opened.class);
    return decision;
  }

  private void tell(PartyName body, StatusUpdate update) {
    decide(
        body,
        update,
        UUID.randomUUID().toString(),
        context ->
            context.origins().stream().map(origin -> output("back", origin, update)).toList());
  }

  private CaseDecision rate(PartyName channel, SatisfactionScore score, String version) {
    return decisions.decide(
        accepted(channel, score, "score:" + score.reference(), version, NOON, null),
        score,
        planning(List.of()));
  }

  private CaseDecision decide(
      PartyName party, HubMessage message, String externalId, OutputPlan plan) {
    return decisions.decide(accepted(party, message, externalId), message, plan);
  }

  private static String reference(CaseDecision decision, PartyName body) {
    return decision.outputs().stream()
        .filter(
            output ->
                output.envelope().target().equals(body)
                    && output.message() instanceof CitizenMessage)
        .map(output -> output.envelope().reference())
        .findFirst()
        .orElseThrow();
  }

  private Map<String, List<String>> tables() throws SQLException {
    Map<String, List<String>> tables = new LinkedHashMap<>();
    for (String table : TABLES) {
      tables.put(table, rows("SELECT t::text FROM casework." + table + " t ORDER BY 1"));
    }
    return tables;
  }

  private List<String> rows(String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet read = statement.executeQuery(query)) {
      while (read.next()) {
        rows.add(read.getString(1));
      }
    }
    return rows;
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
