package ru.uzel.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static ru.uzel.casework.Samples.NOON;
import static ru.uzel.casework.Samples.ROADS;
import static ru.uzel.casework.Samples.accepted;
import static ru.uzel.casework.Samples.output;
import static ru.uzel.casework.Samples.planning;
import static ru.uzel.casework.Samples.pothole;
import static ru.uzel.casework.Samples.update;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ru.uzel.casework.deadline.Rules;
import ru.uzel.model.casework.CaseDecision;
import ru.uzel.model.casework.CaseDecisions;
import ru.uzel.model.casework.ChannelStatuses;
import ru.uzel.model.casework.OutputPlan;
import ru.uzel.model.classification.Sector;
import ru.uzel.model.classification.Subject;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.CaseNotice;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.DeadlineStage;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Separation;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.region.Joining;
import ru.uzel.model.region.Region;
import ru.uzel.model.region.Transfers;

@ExtendWith(PostgresExtension.class)
class SeparationTest {

  private static final PartyName PARKS = new PartyName("parks");

  private final PartyName pos = Samples.channel();
  private final PartyName social = Samples.channel();
  private final String problem = "p" + UUID.randomUUID();
  private final CaseworkDatabase database = new CaseworkDatabase(PostgresExtension.dataSource());
  private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
  private final CaseDecisions decisions =
      CaseworkModule.decisions(
          database,
          new JacksonCodec(),
          clock,
          new Region("test", "Test", new Joining(50, Duration.ofDays(3))),
          List.of());
  private final ChannelStatuses statuses =
      new CaseworkModule().channelStatuses(database, new JacksonCodec(), clock);

  private final CitizenMessage first = message("1");
  private final CitizenMessage post = message("post-7");
  private final AcceptedMessage posted = accepted(social, post, "post-7");

  @Test
  void tellsTheBodyHowManyResidentsHaveJoined() {
    open();

    CaseDecision joined = decisions.decide(posted, post, planning(List.of()));

    assertThat(joined.outputs())
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.envelope().target()).isEqualTo(ROADS);
              assertThat(told.message()).isEqualTo(new CaseNotice(2, NOON));
            });
  }

  @Test
  void givesTheMessageACaseOfItsOwn() {
    CaseDecision.Opened opened = open();
    decisions.decide(posted, post, planning(List.of()));
    assertThat(decisions.joined(social, posted.id())).contains(post);
    StatusUpdate told = update(referenceOf(opened), CanonicalStatus.IN_PROGRESS, 1);
    decisions.decide(accepted(ROADS, told, UUID.randomUUID().toString()), told, toOrigins(told));

    CaseDecision decision = separate();

    CaseDecision.Separated separated = (CaseDecision.Separated) decision;
    assertThat(separated.caseId()).isEqualTo(opened.caseId());
    assertThat(separated.own()).isNotEqualTo(opened.caseId());
    assertThat(separated.outputs())
        .extracting(
            output -> output.envelope().caseId(),
            output -> output.envelope().target(),
            output -> output.message().kind().name(),
            output -> output.envelope().sequence())
        .containsExactly(
            tuple(opened.caseId(), ROADS, "CASE_NOTICE", 3L),
            tuple(separated.own(), PARKS, "CITIZEN_MESSAGE", 1L),
            // What the channel was told before was its first.
            tuple(separated.own(), social, "STATUS_UPDATE", 2L));
    assertThat(separated.outputs().get(0).message()).isEqualTo(new CaseNotice(1, NOON));
    assertThat(separated.outputs().get(2).envelope())
        .returns(new ExternalId("post-7"), Envelope::subject)
        .returns(posted.id(), Envelope::causation);
    assertThat(decisions.joined(social, posted.id())).isEmpty();
    assertThat(statuses.find(social, posted.id()).orElseThrow().caseId())
        .isEqualTo(separated.own());
  }

  @Test
  void letsEachCaseGoItsOwnWay() {
    CaseDecision.Opened opened = open();
    decisions.decide(posted, post, planning(List.of()));
    CaseDecision.Separated separated = (CaseDecision.Separated) separate();

    StatusUpdate here = update(referenceOf(opened), CanonicalStatus.RESOLVED, 1);
    CaseDecision old =
        decisions.decide(
            accepted(ROADS, here, UUID.randomUUID().toString()), here, toOrigins(here));
    StatusUpdate there =
        update(separated.outputs().get(1).envelope().reference(), CanonicalStatus.IN_PROGRESS, 1);
    CaseDecision own =
        decisions.decide(
            accepted(PARKS, there, UUID.randomUUID().toString()), there, toOrigins(there));

    assertThat(targets(old)).containsExactly(pos);
    assertThat(own.caseId()).isEqualTo(separated.own());
    assertThat(targets(own)).containsExactly(social);
    // Revisions and repetitions of the message belong to its own case from now on.
    assertThat(
            decisions.decide(
                accepted(social, post, "post-7", "v2", NOON, null), post, planning(List.of())))
        .isEqualTo(new CaseDecision.Stored(separated.own(), "revision v2 of " + posted.id()));
    assertThat(decisions.decide(Samples.underAnotherId(posted, NOON), post, planning(List.of())))
        .isEqualTo(new CaseDecision.Duplicate(separated.own(), posted.id()));
  }

  /** It was moderated with the case it had joined, so only what is still to come has a term. */
  @Test
  void givesTheCaseTheTermsOfTheStagesItIsIn() {
    CaseDecisions counted =
        CaseworkModule.decisions(
            database,
            new JacksonCodec(),
            clock,
            new Region(
                "test",
                "Test",
                new Joining(50, Duration.ofDays(3)),
                Transfers.USUAL,
                Region.USUAL_ZONE,
                Rules.ofStages(
                    DeadlineStage.CASE,
                    DeadlineStage.REGISTRATION,
                    DeadlineStage.MODERATION,
                    DeadlineStage.COORDINATION)),
            List.of());
    open();
    counted.decide(posted, post, planning(List.of()));
    Instant later = NOON.plus(Duration.ofDays(2));
    Separation act = act();
    AcceptedMessage accepted = accepted(social, act, "act:" + UUID.randomUUID(), "", later, null);

    CaseDecision.Separated separated =
        (CaseDecision.Separated) counted.decide(accepted, act, plan());

    assertThat(separated.deadlines())
        .extracting(
            DeadlineEvent::caseId,
            DeadlineEvent::stage,
            DeadlineEvent::startAt,
            DeadlineEvent::responsible)
        .containsExactly(
            tuple(separated.own(), DeadlineStage.CASE, NOON, PARKS),
            tuple(separated.own(), DeadlineStage.COORDINATION, later, PARKS));
    assertThat(counted.decide(accepted, act, plan())).isEqualTo(separated);
  }

  @Test
  void isDoneOnceHoweverOftenTheActComes() {
    open();
    CaseDecision joined = decisions.decide(posted, post, planning(List.of()));
    Separation act = act();
    AcceptedMessage accepted = accepted(social, act, "act:" + UUID.randomUUID());

    CaseDecision decision = decisions.decide(accepted, act, plan());

    assertThat(decisions.decide(accepted, act, planning(List.of()))).isEqualTo(decision);
    assertThat(decisions.decide(posted, post, planning(List.of()))).isEqualTo(joined);
    assertThatThrownBy(this::separate).isInstanceOf(RejectedFailure.class);
  }

  @Test
  void findsTheKeyOfTheMessageWithoutGoingThroughAllKeys() throws SQLException {
    List<String> plan = new ArrayList<>();
    try (Connection connection = PostgresExtension.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      // The tables of a test are so small that they would be gone through in any case.
      statement.execute("SET enable_seqscan = off");
      try (PreparedStatement explained =
          connection.prepareStatement("EXPLAIN " + SeparationWrites.KEY)) {
        explained.setString(1, "pos");
        explained.setString(2, "1");
        explained.setString(3, "");
        explained.setObject(4, UUID.randomUUID());
        try (ResultSet rows = explained.executeQuery()) {
          while (rows.next()) {
            plan.add(rows.getString(1));
          }
        }
      } finally {
        statement.execute("RESET enable_seqscan");
      }
    }

    assertThat(plan)
        .anySatisfy(
            line -> assertThat(line).contains("Index Cond", "party", "external_id", "version"));
  }

  @Test
  void isNoneOfTheMessageThatOpenedTheCase() {
    open();
    AcceptedMessage opening = accepted(pos, first, "1");

    assertThat(decisions.joined(pos, opening.id())).isEmpty();
    assertThat(decisions.joined(pos, posted.id())).isEmpty();
  }

  @Test
  void letsOneOfTwoActsAtOnceBeDone() throws Exception {
    open();
    decisions.decide(posted, post, planning(List.of()));

    List<CaseDecision> decided =
        Race.of(
            4,
            i ->
                () -> {
                  try {
                    return separate();
                  } catch (RejectedFailure tooLate) {
                    return new CaseDecision.Stored(CaseId.next(), "too late");
                  }
                });

    assertThat(decided).filteredOn(CaseDecision.Separated.class::isInstance).hasSize(1);
  }

  private CaseDecision separate() {
    Separation act = act();
    return decisions.decide(accepted(social, act, "act:" + UUID.randomUUID()), act, plan());
  }

  private Separation act() {
    return new Separation(posted.id(), "operator", "other street", NOON);
  }

  private OutputPlan plan() {
    return planning(List.of(output("parks", PARKS, post)));
  }

  private CaseDecision.Opened open() {
    return (CaseDecision.Opened)
        decisions.decide(
            accepted(pos, first, "1"), first, planning(List.of(output("roads", ROADS, first))));
  }

  private CitizenMessage message(String number) {
    return pothole(number).about(new Subject(Sector.ROADS, problem));
  }

  private static OutputPlan toOrigins(StatusUpdate update) {
    return context ->
        context.origins().stream().map(origin -> output("back", origin, update)).toList();
  }

  private static List<PartyName> targets(CaseDecision decision) {
    return decision.outputs().stream()
        .map(OutboundMessage::envelope)
        .map(Envelope::target)
        .toList();
  }

  private static String referenceOf(CaseDecision.Opened opened) {
    return opened.outputs().get(0).envelope().reference();
  }
}
