package ru.uzel.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static ru.uzel.casework.Samples.NOON;
import static ru.uzel.casework.Samples.ROADS;
import static ru.uzel.casework.Samples.accepted;
import static ru.uzel.casework.Samples.body;
import static ru.uzel.casework.Samples.planning;
import static ru.uzel.casework.Samples.pothole;
import static ru.uzel.casework.Samples.transfer;
import static ru.uzel.casework.Samples.update;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ru.uzel.casework.deadline.Deadline;
import ru.uzel.casework.deadline.Rules;
import ru.uzel.model.casework.CaseDecision;
import ru.uzel.model.casework.CaseDecisions;
import ru.uzel.model.deadline.DeadlineRules;
import ru.uzel.model.message.CancelReason;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.DeadlinePhase;
import ru.uzel.model.message.DeadlineStage;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.OrgRef;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.SatisfactionScore;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.Transfer;
import ru.uzel.model.message.TransferDirection;
import ru.uzel.model.region.Region;
import ru.uzel.model.region.Transfers;

/** Terms of cases that go from body to body, or are considered anew. */
@ExtendWith(PostgresExtension.class)
class TransferredTermsTest {

  private static final PartyName PARKS = new PartyName("parks");

  private final PartyName channel = Samples.channel();
  private final String number = UUID.randomUUID().toString();
  private final CaseworkDatabase database = new CaseworkDatabase(PostgresExtension.dataSource());
  private final DeadlineReads reads = new DeadlineReads(database, new JacksonCodec());

  @Test
  void beginAnewWithTheNewBodyWhereTheRuleSaysSo() {
    CaseDecisions decisions = decisions(Rules.tenDaysForEachBody());
    CaseDecision.Opened opened = open(decisions);

    CaseDecision moved = toParks(decisions, opened);

    assertThat(moved.deadlines())
        .extracting(DeadlineEvent::phase, DeadlineEvent::round, DeadlineEvent::responsible)
        .containsExactly(
            tuple(DeadlinePhase.CANCELLED, 1, ROADS), tuple(DeadlinePhase.STARTED, 2, PARKS));
  }

  @Test
  void goOnAsTheNewBodysWhereTheRuleSaysNothing() {
    CaseDecisions decisions = decisions(Rules.tenDays());
    CaseDecision.Opened opened = open(decisions);

    CaseDecision moved = toParks(decisions, opened);

    assertThat(moved.deadlines())
        .extracting(DeadlineEvent::phase, DeadlineEvent::round, DeadlineEvent::dueAt)
        .containsExactly(tuple(DeadlinePhase.STARTED, 2, opened.deadlines().get(0).dueAt()));
    assertThat(reads.standing(opened.caseId()))
        .singleElement()
        .returns(Deadline.State.RUNNING, Deadline::state)
        .returns(PARKS, Deadline::responsible);
  }

  /** Nobody gains time, or is rid of the case, by a word: «Направлено …» names no receiver. */
  @ParameterizedTest
  @EnumSource(
      value = CanonicalStatus.class,
      names = {"TRANSFERRED_DOWN", "TRANSFERRED_UP", "TRANSFERRED_PEER", "TRANSFERRED_OUT"})
  void areLeftAsTheyAreByABareStatus(CanonicalStatus status) {
    CaseDecisions decisions = decisions(Rules.tenDaysForEachBody());
    CaseDecision.Opened opened = open(decisions);

    CaseDecision told = tell(decisions, ROADS, update(referenceOf(opened), status, 1));

    assertThat(told).isInstanceOf(CaseDecision.Applied.class);
    assertThat(told.deadlines()).isEmpty();
    assertThat(reads.standing(opened.caseId()))
        .singleElement()
        .returns(1, Deadline::round)
        .returns(Deadline.State.RUNNING, Deadline::state);
  }

  @Test
  void goOnWhenACaseThatLeftIsBack() {
    CaseDecisions decisions = decisions(Rules.tenDays());
    CaseDecision.Opened opened = open(decisions);
    CaseDecision left =
        tell(
            decisions,
            ROADS,
            transfer(
                referenceOf(opened),
                new OrgRef("Федеральная служба", null),
                TransferDirection.EXTERNAL_FOIV_EMAIL,
                1));
    assertThat(left.deadlines())
        .extracting(DeadlineEvent::cancelled)
        .containsExactly(CancelReason.PASSED_OUT);

    tell(decisions, ROADS, update(referenceOf(opened), CanonicalStatus.ON_COORDINATION, 2));

    assertThat(reads.standing(opened.caseId()))
        .singleElement()
        .returns(2, Deadline::round)
        .returns(Deadline.State.RUNNING, Deadline::state)
        .returns(opened.deadlines().get(0).dueAt(), Deadline::dueAt);
  }

  @Test
  void stayWithTheBodyTheyLieWithWhenAnotherHandsOnItsPart() {
    CaseDecisions decisions = decisions(Rules.tenDaysForEachBody());
    CitizenMessage message = pothole(number);
    PartyName water = new PartyName("water");
    CaseDecision.Opened opened =
        (CaseDecision.Opened)
            decisions.decide(
                accepted(channel, message, number),
                message,
                planning(
                    List.of(
                        Samples.output("water", water, message),
                        Samples.output("roads", ROADS, message))));
    String roads = opened.outputs().get(1).envelope().reference();

    CaseDecision moved = toParks(decisions, roads);

    assertThat(moved).isInstanceOf(CaseDecision.Transferred.class);
    assertThat(moved.deadlines()).isEmpty();
    assertThat(reads.standing(opened.caseId()))
        .singleElement()
        .returns(1, Deadline::round)
        .returns(water, Deadline::responsible);
  }

  @Test
  void beginWithTheBodyThatTheCaseLiesWith() {
    CaseDecisions decisions = decisions(Rules.ofStages(DeadlineStage.EXECUTION));
    CaseDecision.Opened opened = open(decisions);

    assertThat(
            tell(decisions, ROADS, update(referenceOf(opened), CanonicalStatus.ASSIGNED, 1))
                .deadlines())
        .extracting(DeadlineEvent::responsible)
        .containsExactly(ROADS);
  }

  @Test
  void beginWithTheNewBodyThoughAnotherTermOfTheOldOneWasMetAtTheSameTime() {
    CaseDecisions decisions =
        decisions(Rules.ofStages(DeadlineStage.TRANSFER, DeadlineStage.EXECUTION));
    CaseDecision moved = toParks(decisions, open(decisions));
    String parks = moved.outputs().get(0).envelope().reference();

    assertThat(tell(decisions, PARKS, update(parks, CanonicalStatus.ASSIGNED, 1)).deadlines())
        .extracting(DeadlineEvent::responsible)
        .containsExactly(PARKS);
  }

  @Test
  void areTheNewBodysToExtendWhereTheyBeganAnewWithIt() {
    CaseDecisions decisions = decisions(Rules.tenDaysAndTenMoreForEachBody());
    CaseDecision.Opened opened = open(decisions);
    Instant later = NOON.plus(Duration.ofDays(2));
    StatusUpdate first = update(referenceOf(opened), CanonicalStatus.EXTENDED, 1);
    assertThat(tell(decisions, ROADS, first, later).deadlines()).hasSize(1);
    tell(decisions, ROADS, update(referenceOf(opened), CanonicalStatus.IN_PROGRESS, 2), later);
    CaseDecision moved = tell(decisions, ROADS, toParks(referenceOf(opened), 3), later);
    String parks = moved.outputs().get(0).envelope().reference();

    assertThat(
            tell(decisions, PARKS, update(parks, CanonicalStatus.EXTENDED, 1), later).deadlines())
        .extracting(DeadlineEvent::extensionDays, DeadlineEvent::responsible)
        .containsExactly(tuple(10, PARKS));
    tell(decisions, PARKS, update(parks, CanonicalStatus.IN_PROGRESS, 2), later);
    assertThat(tell(decisions, PARKS, update(parks, CanonicalStatus.EXTENDED, 3), later))
        .isEqualTo(new CaseDecision.Stored(opened.caseId(), "its term was extended once already"));
  }

  @Test
  void areNotTheNewBodysToExtendAgainWhereTheyWentOn() {
    CaseDecisions decisions = decisions(Rules.tenDays());
    CaseDecision.Opened opened = open(decisions);
    Instant later = NOON.plus(Duration.ofDays(2));
    tell(decisions, ROADS, extension(referenceOf(opened), 1), later);
    tell(decisions, ROADS, update(referenceOf(opened), CanonicalStatus.IN_PROGRESS, 2), later);
    CaseDecision moved = tell(decisions, ROADS, toParks(referenceOf(opened), 3), later);
    String parks = moved.outputs().get(0).envelope().reference();

    assertThat(tell(decisions, PARKS, extension(parks, 1), later))
        .isEqualTo(new CaseDecision.Stored(opened.caseId(), "its term was extended once already"));
  }

  private static StatusUpdate extension(String reference, long sequence) {
    return new StatusUpdate(
        reference, CanonicalStatus.EXTENDED, "слово", "нужно", null, NOON, sequence, null);
  }

  @Test
  void beginAnewWhenTheApplicantIsNotContent() {
    CaseDecisions decisions = decisions(Rules.tenDays());
    CaseDecision.Opened opened = open(decisions);
    assertThat(
            tell(decisions, ROADS, update(referenceOf(opened), CanonicalStatus.RESOLVED, 1))
                .deadlines())
        .extracting(DeadlineEvent::phase)
        .containsExactly(DeadlinePhase.MET);

    CaseDecision reopened =
        tell(decisions, channel, new SatisfactionScore(number, 1, null, NOON, true, "POS"));

    assertThat(reopened).isInstanceOf(CaseDecision.Reopened.class);
    assertThat(reopened.deadlines())
        .extracting(DeadlineEvent::phase, DeadlineEvent::round)
        .containsExactly(tuple(DeadlinePhase.STARTED, 2));
  }

  private CaseDecisions decisions(DeadlineRules rules) {
    return CaseworkModule.decisions(
        database,
        new JacksonCodec(),
        Clock.fixed(NOON, ZoneOffset.UTC),
        new Region("test", "Test", null, Transfers.USUAL, Region.USUAL_ZONE, rules),
        List.of(
            body(ROADS, "Министерство дорог", "1026900000001"),
            body(PARKS, "Комитет парков", "1026900000002")));
  }

  private CaseDecision.Opened open(CaseDecisions decisions) {
    CitizenMessage message = pothole(number);
    return (CaseDecision.Opened)
        decisions.decide(
            accepted(channel, message, number),
            message,
            planning(List.of(Samples.output("roads", ROADS, message))));
  }

  private static CaseDecision toParks(CaseDecisions decisions, CaseDecision.Opened opened) {
    return toParks(decisions, referenceOf(opened));
  }

  private static CaseDecision toParks(CaseDecisions decisions, String reference) {
    return tell(decisions, ROADS, toParks(reference, 1));
  }

  private static Transfer toParks(String reference, long sequence) {
    return transfer(
        reference, new OrgRef("Комитет парков", "1026900000002"), TransferDirection.PEER, sequence);
  }

  private static String referenceOf(CaseDecision.Opened opened) {
    return opened.outputs().get(0).envelope().reference();
  }

  private static CaseDecision tell(CaseDecisions decisions, PartyName from, HubMessage message) {
    return tell(decisions, from, message, NOON);
  }

  private static CaseDecision tell(
      CaseDecisions decisions, PartyName from, HubMessage message, Instant at) {
    return decisions.decide(
        accepted(from, message, UUID.randomUUID().toString(), "", at, null),
        message,
        planning(List.of()));
  }
}
