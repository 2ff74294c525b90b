package ru.uzel.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static ru.uzel.casework.Samples.NOON;
import static ru.uzel.casework.Samples.ROADS;
import static ru.uzel.casework.Samples.accepted;
import static ru.uzel.casework.Samples.answer;
import static ru.uzel.casework.Samples.output;
import static ru.uzel.casework.Samples.planning;
import static ru.uzel.casework.Samples.pothole;
import static ru.uzel.casework.Samples.toOrigin;
import static ru.uzel.casework.Samples.update;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ru.uzel.model.casework.CaseDecision;
import ru.uzel.model.casework.CaseDecisions;
import ru.uzel.model.classification.Sector;
import ru.uzel.model.classification.Subject;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.Assignment;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.SatisfactionScore;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.region.Joining;
import ru.uzel.model.region.Region;

@ExtendWith(PostgresExtension.class)
class ScoreDecisionsTest {

  private final PartyName pos = Samples.channel();
  private final PartyName social = Samples.channel();
  private final String problem = "p" + UUID.randomUUID();
  private final CaseDecisions decisions =
      CaseworkModule.decisions(
          new CaseworkDatabase(PostgresExtension.dataSource()),
          new JacksonCodec(),
          Clock.fixed(NOON, ZoneOffset.UTC),
          new Region("test", "Test", new Joining(50, Duration.ofDays(3))),
          List.of());

  @Test
  void keepsARatingAndGivesItToWhomTheFlowsSay() throws SQLException {
    CaseDecision.Opened opened = resolved("17");
    SatisfactionScore score = score("17", 4, NOON);
    AcceptedMessage accepted = accepted(pos, score, "score:17");

    CaseDecision decision =
        decisions.decide(accepted, score, planning(List.of(output("scores", ROADS, score))));

    assertThat(decision).isInstanceOf(CaseDecision.Scored.class);
    assertThat(decision.caseId()).isEqualTo(opened.caseId());
    assertThat(decision.outputs()).hasSize(1);
    assertThat(scores(opened.caseId())).containsExactly("0: 4");
    assertThat(decisions.decide(accepted, score, planning(List.of()))).isEqualTo(decision);
    assertThat(decisions.decide(Samples.underAnotherId(accepted, NOON), score, planning(List.of())))
        .isEqualTo(new CaseDecision.Duplicate(opened.caseId(), accepted.id()));
  }

  @Test
  void knowsTheBodyTheCaseLiesWith() {
    resolved("17");
    SatisfactionScore score = score("17", 4, NOON);

    CaseDecision decision =
        decisions.decide(
            accepted(pos, score, "score:17"),
            score,
            context ->
                context.bodies().stream().map(body -> output("scores", body, score)).toList());

    assertThat(decision.outputs())
        .extracting(told -> told.envelope().target())
        .containsExactly(ROADS);
  }

  @Test
  void replacesARatingByALaterOneOfWhateverChannel() throws SQLException {
    CaseDecision.Opened opened = open("17");
    CitizenMessage post = message("post-7");
    assertThat(decisions.decide(accepted(social, post, "post-7"), post, planning(List.of())))
        .isInstanceOf(CaseDecision.Joined.class);
    resolve(opened);

    assertThat(rate(pos, score("17", 2, NOON), "v1")).isInstanceOf(CaseDecision.Scored.class);
    assertThat(rate(social, score("post-7", 5, NOON.plusSeconds(60)), "v1"))
        .isInstanceOf(CaseDecision.Scored.class);
    assertThat(rate(pos, score("17", 1, NOON.plusSeconds(30)), "v2"))
        .isEqualTo(
            new CaseDecision.Stored(opened.caseId(), "late: the answer was rated after that"));

    assertThat(scores(opened.caseId())).containsExactly("0: 5");
  }

  @Test
  void keepsARatingOfACaseWithoutAnAnswer() throws SQLException {
    CaseDecision.Opened opened = open("17");

    assertThat(rate(pos, score("17", 2, NOON), "v1"))
        .isEqualTo(
            new CaseDecision.Stored(
                opened.caseId(), "there is no answer to rate: the case is RECEIVED"));
    assertThat(scores(opened.caseId())).isEmpty();
  }

  @Test
  void refusesARatingOfAMessageThatNeverCame() {
    assertThatThrownBy(() -> rate(pos, score("never", 2, NOON), "v1"))
        .isInstanceOf(RejectedFailure.class);
  }

  @Test
  void considersTheCaseAnewWhereTheApplicantWantsIt() throws SQLException {
    CaseDecision.Opened opened = resolved("17");
    rate(pos, score("17", 2, NOON), "v1");
    SatisfactionScore wish = new SatisfactionScore("17", null, null, NOON, true, "TEST");
    AcceptedMessage accepted = accepted(pos, wish, "repeat:17");

    CaseDecision decision = decisions.decide(accepted, wish, planning(List.of()));

    assertThat(decision).isInstanceOf(CaseDecision.Reopened.class);
    assertThat(decision.outputs())
        .extracting(output -> output.envelope().target(), output -> output.message().kind().name())
        .containsExactly(tuple(ROADS, "CITIZEN_MESSAGE"), tuple(pos, "STATUS_UPDATE"));
    assertThat(decision.outputs().get(0).message())
        .isEqualTo(message("17").assigned(new Assignment(0, null, null, 1, 1)));
    assertThat((StatusUpdate) decision.outputs().get(1).message())
        .returns(CanonicalStatus.REOPENED, StatusUpdate::status);
    assertThat(decisions.decide(accepted, wish, planning(List.of()))).isEqualTo(decision);

    // The second answer is rated by itself, and the first rating stays.
    String reference = decision.outputs().get(0).envelope().reference();
    StatusUpdate again = answer(reference, CanonicalStatus.RESOLVED, 1);
    assertThat(
            decisions.decide(
                accepted(ROADS, again, UUID.randomUUID().toString()), again, toOrigin(again)))
        .isInstanceOf(CaseDecision.Applied.class);
    rate(pos, score("17", 5, NOON.plusSeconds(60)), "v2");
    assertThat(scores(opened.caseId())).containsExactly("0: 2", "1: 5");
  }

  @Test
  void reopensOnceWhateverTheApplicantSaysMeanwhile() {
    resolved("17");
    SatisfactionScore wish = new SatisfactionScore("17", 1, "нет", NOON, true, "TEST");

    CaseDecision reopened = rate(pos, wish, "v1");
    assertThat(reopened).isInstanceOf(CaseDecision.Reopened.class);
    assertThat(rate(pos, wish, "v2")).isInstanceOf(CaseDecision.Stored.class);
    String reference = reopened.outputs().get(0).envelope().reference();
    assertThat(tell(update(reference, CanonicalStatus.EXTENDED, 1)))
        .isInstanceOf(CaseDecision.Applied.class);
  }

  @Test
  void doesNotReopenTwiceAtOneWishWhoseWordsWereCorrected() {
    CaseDecision.Opened opened = resolved("17");
    SatisfactionScore wish = new SatisfactionScore("17", 1, "нет", NOON, true, "TEST");
    String anew = rate(pos, wish, "v1").outputs().get(0).envelope().reference();
    assertThat(tell(answer(anew, CanonicalStatus.RESOLVED, 1)))
        .isInstanceOf(CaseDecision.Applied.class);

    SatisfactionScore corrected = new SatisfactionScore("17", 1, "Нет!", NOON, true, "TEST");
    assertThat(rate(pos, corrected, "v2"))
        .isEqualTo(
            new CaseDecision.Stored(opened.caseId(), "the case was reopened at that wish already"));

    SatisfactionScore another =
        new SatisfactionScore("17", 1, "Опять", NOON.plusSeconds(60), true, "TEST");
    assertThat(rate(pos, another, "v3")).isInstanceOf(CaseDecision.Reopened.class);
  }

  /** The body said it before it knew: of the consideration that was over then. */
  @Test
  void keepsWhatTheBodyStillSaysOfTheRoundBefore() {
    CaseDecision.Opened opened = resolved("17");
    SatisfactionScore wish = new SatisfactionScore("17", 1, "нет", NOON, true, "TEST");
    String anew = rate(pos, wish, "v1").outputs().get(0).envelope().reference();
    CaseDecision late =
        new CaseDecision.Stored(
            opened.caseId(), "late: the case was reopened since, and goes by another reference");

    assertThat(tell(update(referenceOf(opened), CanonicalStatus.CLOSED, 2))).isEqualTo(late);
    assertThat(tell(answer(referenceOf(opened), CanonicalStatus.EXPLAINED, 3))).isEqualTo(late);

    assertThat(tell(update(anew, CanonicalStatus.IN_PROGRESS, 1)))
        .isInstanceOf(CaseDecision.Applied.class);
    assertThat(tell(answer(anew, CanonicalStatus.RESOLVED, 2)))
        .isInstanceOf(CaseDecision.Applied.class);
  }

  @Test
  void listensToABodyThatReopenedTheCaseItself() {
    CaseDecision.Opened opened = resolved("17");

    assertThat(tell(update(referenceOf(opened), CanonicalStatus.REOPENED, 2)))
        .isInstanceOf(CaseDecision.Applied.class);
    assertThat(tell(answer(referenceOf(opened), CanonicalStatus.RESOLVED, 3)))
        .isInstanceOf(CaseDecision.Applied.class);
  }

  @Test
  void listensToABodyThatWasNotGivenTheCaseAnew() {
    CaseDecision.Opened opened = resolved("17");
    SatisfactionScore wish = new SatisfactionScore("17", 1, "нет", NOON, true, "TEST");
    assertThat(
            decisions.decide(accepted(pos, wish, "score:17"), wish, context -> List.of()).outputs())
        .isEmpty();

    assertThat(tell(update(referenceOf(opened), CanonicalStatus.IN_PROGRESS, 2)))
        .isInstanceOf(CaseDecision.Applied.class);
  }

  private CaseDecision tell(StatusUpdate update) {
    return decisions.decide(
        accepted(ROADS, update, UUID.randomUUID().toString()), update, toOrigin(update));
  }

  private CaseDecision rate(PartyName channel, SatisfactionScore score, String version) {
    return decisions.decide(
        accepted(channel, score, "score:" + score.reference(), version, NOON, null),
        score,
        planning(List.of()));
  }

  private static SatisfactionScore score(String number, @Nullable Integer score, Instant at) {
    return new SatisfactionScore(number, score, "комментарий", at, false, "TEST");
  }

  private CitizenMessage message(String number) {
    return pothole(number).about(new Subject(Sector.ROADS, problem));
  }

  private CaseDecision.Opened open(String number) {
    CitizenMessage message = message(number);
    return (CaseDecision.Opened)
        decisions.decide(
            accepted(pos, message, number),
            message,
            planning(List.of(output("roads", ROADS, message))));
  }

  private CaseDecision.Opened resolved(String number) {
    CaseDecision.Opened opened = open(number);
    resolve(opened);
    return opened;
  }

  private void resolve(CaseDecision.Opened opened) {
    StatusUpdate update = answer(referenceOf(opened), CanonicalStatus.RESOLVED, 1);
    assertThat(
            decisions.decide(
                accepted(ROADS, update, UUID.randomUUID().toString()), update, toOrigin(update)))
        .isInstanceOf(CaseDecision.Applied.class);
  }

  private static String referenceOf(CaseDecision.Opened opened) {
    return opened.outputs().get(0).envelope().reference();
  }

  private static List<String> scores(CaseId caseId) throws SQLException {
    try (Connection connection = PostgresExtension.dataSource().getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT round || ': ' || score FROM casework.case_score WHERE case_id = ?"
                    + " ORDER BY round")) {
      statement.setObject(1, caseId.value());
      try (ResultSet rows = statement.executeQuery()) {
        List<String> found = new java.util.ArrayList<>();
        while (rows.next()) {
          found.add(rows.getString(1));
        }
        return found;
      }
    }
  }
}
