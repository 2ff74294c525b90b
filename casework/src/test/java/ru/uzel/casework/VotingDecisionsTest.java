package ru.uzel.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ru.uzel.casework.Samples.NOON;
import static ru.uzel.casework.Samples.ROADS;
import static ru.uzel.casework.Samples.accepted;
import static ru.uzel.casework.Samples.output;
import static ru.uzel.casework.Samples.pothole;
import static ru.uzel.casework.Samples.toRoads;
import static ru.uzel.casework.Samples.underAnotherId;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ru.uzel.model.casework.CaseDecision;
import ru.uzel.model.casework.CaseDecisions;
import ru.uzel.model.casework.OutputPlan;
import ru.uzel.model.casework.VotingResults.Kept;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;
import ru.uzel.model.message.VotingForm;
import ru.uzel.model.message.VotingOption;
import ru.uzel.model.message.VotingResult;
import ru.uzel.model.region.Region;

/** What comes of votings has no case, and is told once each time it says something new. */
@ExtendWith(PostgresExtension.class)
class VotingDecisionsTest {

  private final PartyName channel = Samples.channel();
  private final CaseworkDatabase database = new CaseworkDatabase(PostgresExtension.dataSource());
  private CaseDecisions decisions;

  @BeforeEach
  void build() {
    decisions =
        CaseworkModule.decisions(
            database,
            new JacksonCodec(),
            Clock.fixed(NOON, ZoneOffset.UTC),
            Region.NONE,
            List.of());
  }

  @Test
  void tellsAResultWithoutACase() {
    AcceptedMessage message = message(60, "a");

    CaseDecision.Published told = published(message, 60);

    assertThat(told.version()).isEqualTo(1);
    assertThat(told.deadlines()).isEmpty();
    assertThat(told.outputs())
        .singleElement()
        .satisfies(
            output -> {
              assertThat(output.message()).isEqualTo(result(60));
              assertThat(output.envelope().target()).isEqualTo(ROADS);
              assertThat(output.envelope().kind()).isEqualTo(MessageKind.VOTING_RESULT);
              assertThat(output.envelope().priority()).isEqualTo(Priority.REPORT);
              assertThat(output.envelope().causation()).isEqualTo(message.id());
              assertThat(output.envelope().sequence()).isEqualTo(1);
            });
    assertThat(new PostgresCaseReader(database).find(told.caseId())).isEmpty();
  }

  @Test
  void decidesTheSameMessageOnce() {
    AcceptedMessage message = message(60, "a");
    CaseDecision first = published(message, 60);

    assertThat(decisions.decide(message, result(60), toRoadsAsReport(result(60)))).isEqualTo(first);
  }

  @Test
  void doesNotTellTwiceWhatSaysNothingNew() {
    AcceptedMessage message = message(60, "a");
    CaseDecision.Published first = published(message, 60);

    assertThat(
            decisions.decide(
                underAnotherId(message, NOON.plusSeconds(5)),
                result(60),
                toRoadsAsReport(result(60))))
        .isEqualTo(new CaseDecision.Duplicate(first.caseId(), message.id()));
  }

  @Test
  void tellsACorrectionAndKeepsWhatItCorrects() {
    AcceptedMessage message = message(60, "a");
    AcceptedMessage corrected = message(61, "b");
    CaseDecision.Published first = published(message, 60);
    CaseDecision.Published second = published(corrected, 61);

    assertThat(second.version()).isEqualTo(2);
    assertThat(second.caseId()).isEqualTo(first.caseId());
    assertThat(second.outputs().get(0).envelope().sequence()).isEqualTo(2);
    assertThat(kept(message.id())).isEqualTo(new Kept(result(60), 1, 2));
    assertThat(kept(corrected.id())).isEqualTo(new Kept(result(61), 2, 2));
  }

  /** One that waited for a person until a correction had come. */
  @Test
  void doesNotTakeACorrectionBackByWhatItCorrected() {
    AcceptedMessage waiting = accepted(channel, result(60), "77", "a", NOON, null);
    AcceptedMessage corrected =
        accepted(channel, result(61), "77", "b", NOON.plusSeconds(60), null);
    CaseDecision.Published told = published(corrected, 61);

    CaseDecision.Published kept = published(waiting, 60);

    assertThat(told.outputs()).hasSize(1);
    assertThat(kept.outputs()).isEmpty();
    assertThat(kept(waiting.id())).isEqualTo(new Kept(result(60), 1, 2));
    assertThat(kept(corrected.id())).isEqualTo(new Kept(result(61), 2, 2));
    assertThat(decisions.decide(waiting, result(60), toRoadsAsReport(result(60)))).isEqualTo(kept);
  }

  @Test
  void keepsNothingThatNobodyTakes() {
    AcceptedMessage message = message(60, "a");
    OutputPlan nobody =
        context -> {
          throw new UnknownValueFailure(FailureCode.NO_FLOW, Origin.HUB, "no flow", "flows");
        };

    assertThatThrownBy(() -> decisions.decide(message, result(60), nobody))
        .isInstanceOf(UnknownValueFailure.class);
    assertThat(new PostgresVotingResults(database, new JacksonCodec()).of(message.id())).isEmpty();
  }

  @Test
  void leavesTheSameNumberOfAMessageToItsCase() {
    published(message(60, "a"), 60);
    CitizenMessage pothole = pothole("77");

    assertThat(decisions.decide(accepted(channel, pothole, "77"), pothole, toRoads(pothole)))
        .isInstanceOf(CaseDecision.Opened.class);
  }

  @Test
  void repeatsTheFirstReceipt() {
    AcceptedMessage message = message(60, "a");
    published(message, 60);

    assertThat(
            new PostgresReceiptBook(database)
                .first(channel, message.externalId(), "a")
                .orElseThrow())
        .matches(receipt -> receipt.id().equals(message.id()) && receipt.repeated());
    assertThat(new PostgresReceiptBook(database).first(channel, message.externalId(), "b"))
        .isEmpty();
  }

  private CaseDecision.Published published(AcceptedMessage message, int votes) {
    return (CaseDecision.Published)
        decisions.decide(message, result(votes), toRoadsAsReport(result(votes)));
  }

  private static OutputPlan toRoadsAsReport(VotingResult result) {
    return context -> List.of(output("voting", ROADS, Priority.REPORT, result));
  }

  private Kept kept(MessageId id) {
    return new PostgresVotingResults(database, new JacksonCodec()).of(id).orElseThrow();
  }

  private AcceptedMessage message(int votes, String version) {
    return accepted(channel, result(votes), "77", version, NOON, null);
  }

  private static VotingResult result(int votes) {
    return new VotingResult(
        "77",
        VotingForm.VOTE,
        "Что построить на пустыре",
        "28701000",
        LocalDate.of(2026, 11, 1),
        LocalDate.of(2026, 11, 15),
        100,
        List.of(new VotingOption("1", "Сквер", votes), new VotingOption("2", "Парковка", 40)),
        null,
        null,
        null,
        null,
        null);
  }
}
