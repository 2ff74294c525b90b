package ru.uzel.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static ru.uzel.casework.Samples.NOON;
import static ru.uzel.casework.Samples.ROADS;
import static ru.uzel.casework.Samples.accepted;
import static ru.uzel.casework.Samples.body;
import static ru.uzel.casework.Samples.planning;
import static ru.uzel.casework.Samples.pothole;
import static ru.uzel.casework.Samples.transfer;
import static ru.uzel.casework.Samples.underAnotherId;
import static ru.uzel.casework.Samples.update;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ru.uzel.model.casework.AssignedCase;
import ru.uzel.model.casework.AssignedCases;
import ru.uzel.model.casework.CaseContext;
import ru.uzel.model.casework.CaseDecision;
import ru.uzel.model.casework.CaseDecisions;
import ru.uzel.model.casework.OutputPlan;
import ru.uzel.model.casework.PlannedOutput;
import ru.uzel.model.classification.Sector;
import ru.uzel.model.classification.Subject;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.Assignment;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.OrgRef;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Separation;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.message.Transfer;
import ru.uzel.model.message.TransferDirection;
import ru.uzel.model.message.TransferVerdict;
import ru.uzel.model.party.Party;
import ru.uzel.model.region.Joining;
import ru.uzel.model.region.Region;
import ru.uzel.model.region.Transfers;

@ExtendWith(PostgresExtension.class)
class TransferDecisionsTest {

  private static final PartyName PARKS = new PartyName("parks");
  private static final PartyName WATER = new PartyName("water");
  private static final PartyName WATER_TOO = new PartyName("water-too");
  private static final PartyName HOUSES = new PartyName("houses");
  private static final PartyName SCHOOLS = new PartyName("schools");
  private static final PartyName CENTRE = new PartyName("centre");

  private static final List<Party> BODIES =
      List.of(
          body(ROADS, "Министерство дорог", "1026900000001"),
          body(PARKS, "Комитет парков", "1026900000002"),
          body(WATER, "Водоканал", "1026900000003"),
          body(WATER_TOO, "Водоканал", "1026900000003"),
          body(HOUSES, "Жилищный комитет", "1026900000004"),
          body(SCHOOLS, "Комитет образования", "1026900000005"),
          body(CENTRE, "Центр управления регионом", "1026900000006"));

  private final PartyName pos = Samples.channel();
  private final PartyName social = Samples.channel();
  private final String problem = "p" + UUID.randomUUID();
  private CaseDecisions decisions = decisions(Transfers.USUAL);

  @Test
  void movesTheCaseAndTellsEveryChannelOfIt() {
    CaseDecision.Opened opened = open();
    CitizenMessage joining = pothole("post-7").about(new Subject(Sector.ROADS, problem));
    assertThat(decisions.decide(accepted(social, joining, "post-7"), joining, planning(List.of())))
        .isInstanceOf(CaseDecision.Joined.class);

    Transfer transfer = toParks(referenceOf(opened), 1);
    AcceptedMessage accepted = accepted(ROADS, transfer, UUID.randomUUID().toString());
    CaseDecision decision = decisions.decide(accepted, transfer, planning(List.of()));

    CaseDecision.Transferred moved = (CaseDecision.Transferred) decision;
    assertThat(moved.caseId()).isEqualTo(opened.caseId());
    assertThat(moved.to()).isEqualTo(PARKS);
    assertThat(moved.transfer()).isEqualTo(transfer.decided(new TransferVerdict(NOON, 1, null)));
    assertThat(moved.outputs())
        .extracting(output -> output.envelope().target(), output -> output.message().kind().name())
        .containsExactly(
            tuple(PARKS, "CITIZEN_MESSAGE"),
            tuple(pos, "STATUS_UPDATE"),
            tuple(social, "STATUS_UPDATE"));
    assertThat(moved.outputs().get(0).message())
        .isEqualTo(
            message().assigned(new Assignment(1, "Министерство дорог", "не наша дорога", 0, 2)));
    assertThat((StatusUpdate) moved.outputs().get(1).message())
        .returns(CanonicalStatus.TRANSFERRED_PEER, StatusUpdate::status)
        .returns("Комитет парков", StatusUpdate::organisation)
        .returns("Направлено: Комитет парков. не наша дорога", StatusUpdate::comment)
        .returns(transfer.notice(), StatusUpdate::reply);
    assertThat(decisions.decide(accepted, transfer, planning(List.of()))).isEqualTo(decision);
    assertThat(decisions.decide(underAnotherId(accepted, NOON), transfer, planning(List.of())))
        .isEqualTo(new CaseDecision.Duplicate(opened.caseId(), accepted.id()));
  }

  @Test
  void listensToTheNewBodyAndKeepsWhatTheOldOneStillSays() {
    CaseDecision.Opened opened = open();
    CaseDecision.Transferred moved = moved(ROADS, toParks(referenceOf(opened), 1));

    assertThat(tell(ROADS, update(referenceOf(opened), CanonicalStatus.RESOLVED, 2)))
        .isEqualTo(
            new CaseDecision.Stored(opened.caseId(), "late: the case was transferred from roads"));
    assertThat(decide(ROADS, toParks(referenceOf(opened), 3)))
        .isInstanceOf(CaseDecision.Stored.class);
    assertThat(tell(PARKS, update(referenceTo(PARKS, moved), CanonicalStatus.ON_COORDINATION, 1)))
        .isInstanceOf(CaseDecision.Applied.class);
    assertThat(tell(PARKS, update(referenceTo(PARKS, moved), CanonicalStatus.RESOLVED, 2)))
        .isInstanceOf(CaseDecision.Applied.class);
    assertThat(decide(PARKS, to(WATER, "Водоканал", referenceTo(PARKS, moved), 3)))
        .isEqualTo(
            new CaseDecision.Stored(opened.caseId(), "no way from RESOLVED to TRANSFERRED_PEER"));
  }

  @Test
  void findsTheBodyByItsNumberOrByItsNameHoweverItIsSpelt() {
    OrgRef byNumber = new OrgRef("как-то иначе", "1026900000002");
    assertThat(
            moved(ROADS, transfer(referenceOf(open()), byNumber, TransferDirection.DOWN, 1)).to())
        .isEqualTo(PARKS);
    OrgRef byName = new OrgRef("«КОМИТЕТ  Парков»", null);
    assertThat(moved(ROADS, transfer(referenceOf(open()), byName, TransferDirection.UP, 1)).to())
        .isEqualTo(PARKS);
  }

  @Test
  void leavesABodyThatNobodyKnowsToAPerson() {
    Transfer transfer =
        transfer(referenceOf(open()), new OrgRef("Министерство", null), TransferDirection.UP, 1);
    AcceptedMessage accepted = accepted(ROADS, transfer, UUID.randomUUID().toString());

    assertThatThrownBy(() -> decisions.decide(accepted, transfer, planning(List.of())))
        .isInstanceOfSatisfying(
            UnknownValueFailure.class,
            failure -> assertThat(failure.code()).isEqualTo(FailureCode.UNKNOWN_PARTY));
    assertThat(decisions.decide(accepted, toParks(transfer.reference(), 1), planning(List.of())))
        .isInstanceOf(CaseDecision.Transferred.class);
  }

  @Test
  void leavesABodyThatTakesNoCasesToAPerson() {
    Transfer transfer = toParks(referenceOf(open()), 1);
    AcceptedMessage accepted = accepted(ROADS, transfer, UUID.randomUUID().toString());

    assertThatThrownBy(() -> decisions.decide(accepted, transfer, deaf(PARKS)))
        .isInstanceOfSatisfying(
            UnknownValueFailure.class,
            failure -> assertThat(failure.code()).isEqualTo(FailureCode.UNKNOWN_PARTY))
        .hasMessageContaining("party parks, the organisation 'Комитет парков', takes no cases");
    // The case is still where it was.
    assertThat(tell(ROADS, update(transfer.reference(), CanonicalStatus.ASSIGNED, 1)))
        .isInstanceOf(CaseDecision.Applied.class);
  }

  @Test
  void findsTheSystemThatTakesCasesAmongThoseOfOneBody() {
    Transfer transfer =
        transfer(
            referenceOf(open()),
            new OrgRef("Водоканал", "1026900000003"),
            TransferDirection.PEER,
            1);

    CaseDecision.Transferred moved =
        (CaseDecision.Transferred)
            decisions.decide(
                accepted(ROADS, transfer, UUID.randomUUID().toString()), transfer, deaf(WATER));

    assertThat(moved.to()).isEqualTo(WATER_TOO);
  }

  @Test
  void theCaseLiesWithTheBodyItWasMovedToAndNotWithTheOneItCameFrom() {
    String before = referenceOf(open());
    AssignedCases cases =
        new CaseworkModule().assignedCases(new CaseworkDatabase(PostgresExtension.dataSource()));
    assertThat(cases.find(ROADS, before)).map(AssignedCase::held).contains(true);

    String after = referenceTo(PARKS, moved(ROADS, toParks(before, 1)));

    assertThat(cases.find(ROADS, before)).map(AssignedCase::held).contains(false);
    assertThat(cases.find(PARKS, after)).map(AssignedCase::held).contains(true);
  }

  private static OutputPlan deaf(PartyName party) {
    OutputPlan all = planning(List.of());
    return new OutputPlan() {
      @Override
      public List<PlannedOutput> outputs(CaseContext context) {
        return all.outputs(context);
      }

      @Override
      public Optional<PlannedOutput> own(String act, PartyName target, HubMessage message) {
        return target.equals(party) ? Optional.empty() : all.own(act, target, message);
      }
    };
  }

  @Test
  void refusesACircleAndTellsWhoAskedForIt() {
    CaseDecision.Opened opened = open();
    CaseDecision.Transferred first = moved(ROADS, toParks(referenceOf(opened), 1));

    Transfer back = to(ROADS, "Министерство дорог", referenceTo(PARKS, first), 1);
    AcceptedMessage accepted = accepted(PARKS, back, UUID.randomUUID().toString());
    CaseDecision decision = decisions.decide(accepted, back, planning(List.of()));

    CaseDecision.Refused refused = (CaseDecision.Refused) decision;
    assertThat(refused.code()).isEqualTo(FailureCode.TRANSFER_LOOP);
    assertThat(refused.reason()).isEqualTo("roads has had the case before");
    assertThat(refused.outputs())
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.envelope().target()).isEqualTo(PARKS);
              assertThat(told.message())
                  .isEqualTo(back.decided(new TransferVerdict(NOON, 2, "transfer-loop")));
            });
    assertThat(decisions.decide(accepted, back, planning(List.of()))).isEqualTo(decision);
    assertThat(tell(PARKS, update(referenceTo(PARKS, first), CanonicalStatus.ASSIGNED, 2)))
        .isInstanceOf(CaseDecision.Applied.class);
  }

  @Test
  void refusesAFourthTransfer() {
    CaseDecision.Transferred one = moved(ROADS, toParks(referenceOf(open()), 1));
    CaseDecision.Transferred two = moved(PARKS, to(WATER, "Водоканал", referenceTo(PARKS, one), 1));
    CaseDecision.Transferred three =
        moved(WATER, to(HOUSES, "Жилищный комитет", referenceTo(WATER, two), 1));

    CaseDecision.Refused fourth =
        (CaseDecision.Refused)
            decide(HOUSES, to(SCHOOLS, "Комитет образования", referenceTo(HOUSES, three), 1));

    assertThat(fourth.code()).isEqualTo(FailureCode.TRANSFER_HOPS);
    assertThat(((CitizenMessage) three.outputs().get(0).message()).assignment())
        .returns(3, Assignment::hop);
  }

  @Test
  void countsTheTransfersOfTheHubTheCaseCameFrom() {
    decisions = decisions(new Transfers(1, null, false));
    CitizenMessage sentOn = message().assigned(new Assignment(1, "Другая область", null, 0, 1));
    CaseDecision.Opened opened = open(sentOn);

    assertThat(decide(ROADS, toParks(referenceOf(opened), 1)))
        .isInstanceOfSatisfying(
            CaseDecision.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo(FailureCode.TRANSFER_HOPS));
  }

  @Test
  void neverSendsAComplaintToTheBodyComplainedOf() {
    CitizenMessage complaint = message().complainingOf(new OrgRef("Комитет парков", null));
    CaseDecision.Opened opened = open(complaint);

    CaseDecision.Refused refused =
        (CaseDecision.Refused) decide(ROADS, toParks(referenceOf(opened), 1));

    assertThat(refused.code()).isEqualTo(FailureCode.TO_COMPLAINED_OF);
    assertThat(decide(ROADS, to(WATER, "Водоканал", referenceOf(opened), 2)))
        .isInstanceOf(CaseDecision.Transferred.class);
  }

  @Test
  void opensNoCaseWithTheBodyComplainedOf() {
    CitizenMessage complaint = message().complainingOf(new OrgRef("Министерство дорог", null));

    assertThatThrownBy(() -> open(complaint))
        .isInstanceOfSatisfying(
            UnknownValueFailure.class,
            failure -> assertThat(failure.code()).isEqualTo(FailureCode.TO_COMPLAINED_OF));
  }

  @Test
  void opensNoCaseWithTheBodyComplainedOfThoughAFlowLeavesOutOfWhomItIs() {
    CitizenMessage complaint = message().complainingOf(new OrgRef("Министерство дорог", null));

    assertThatThrownBy(
            () ->
                decisions.decide(
                    accepted(pos, complaint, UUID.randomUUID().toString()),
                    complaint,
                    planning(List.of(Samples.output("roads", ROADS, message())))))
        .isInstanceOfSatisfying(
            UnknownValueFailure.class,
            failure -> assertThat(failure.code()).isEqualTo(FailureCode.TO_COMPLAINED_OF));
  }

  @Test
  void opensNoCaseOfItsOwnWithTheBodyComplainedOf() {
    open();
    AcceptedMessage joining = accepted(social, message(), "post-7");
    assertThat(decisions.decide(joining, message(), planning(List.of())))
        .isInstanceOf(CaseDecision.Joined.class);
    // That it is one, the flow found out.
    CitizenMessage complaint = message().complainingOf(new OrgRef("Комитет парков", null));
    Separation act = new Separation(joining.id(), "operator", "other street", NOON);

    assertThatThrownBy(
            () ->
                decisions.decide(
                    accepted(social, act, "act:" + UUID.randomUUID()),
                    act,
                    planning(List.of(Samples.output("parks", PARKS, complaint)))))
        .isInstanceOfSatisfying(
            UnknownValueFailure.class,
            failure -> assertThat(failure.code()).isEqualTo(FailureCode.TO_COMPLAINED_OF));
  }

  @Test
  void givesACaseBackToTheCoordinatorOnlyWhereTheRegionAllowsIt() {
    String name = "Центр управления регионом";
    decisions = decisions(new Transfers(1, CENTRE, false));
    assertThat(decide(ROADS, to(CENTRE, name, referenceOf(open()), 1)))
        .isInstanceOfSatisfying(
            CaseDecision.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo(FailureCode.TRANSFER_LOOP));

    decisions = decisions(new Transfers(1, CENTRE, true));
    CaseDecision.Transferred one = moved(ROADS, toParks(referenceOf(open()), 1));
    CaseDecision.Transferred returned = moved(PARKS, to(CENTRE, name, referenceTo(PARKS, one), 1));

    assertThat(((CitizenMessage) returned.outputs().get(0).message()).assignment())
        .returns(0, Assignment::hop);
    assertThat(moved(CENTRE, to(WATER, "Водоканал", referenceTo(CENTRE, returned), 1)).to())
        .isEqualTo(WATER);
  }

  @Test
  void leavesWhatGoesOutByMailWithWhoSentIt() {
    CaseDecision.Opened opened = open();
    Transfer outside =
        transfer(
            referenceOf(opened),
            new OrgRef("Федеральная служба", null),
            TransferDirection.EXTERNAL_FOIV_EMAIL,
            1);

    CaseDecision.Transferred left = moved(ROADS, outside);

    assertThat(left.to()).isNull();
    assertThat(left.outputs())
        .singleElement()
        .extracting(OutboundMessage::message)
        .isInstanceOfSatisfying(
            StatusUpdate.class,
            told -> assertThat(told.status()).isEqualTo(CanonicalStatus.TRANSFERRED_OUT));
    assertThat(tell(ROADS, update(referenceOf(opened), CanonicalStatus.CLOSED, 2)))
        .isInstanceOf(CaseDecision.Applied.class);
  }

  @Test
  void tellsWhoJoinsAfterATransferWhereTheCaseIs() {
    CaseDecision.Opened opened = open();
    CaseDecision.Transferred moved = moved(ROADS, toParks(referenceOf(opened), 1));
    CitizenMessage joining = pothole("post-7").about(new Subject(Sector.ROADS, problem));

    CaseDecision joined =
        decisions.decide(accepted(social, joining, "post-7"), joining, planning(List.of()));

    assertThat(joined.outputs())
        .filteredOn(output -> output.envelope().target().equals(social))
        .extracting(OutboundMessage::message)
        .containsExactly(moved.outputs().get(1).message());
  }

  @Test
  void refusesATransferOfAnUnknownReference() {
    Transfer transfer = toParks("never-sent", 1);

    assertThatThrownBy(() -> decide(ROADS, transfer)).isInstanceOf(RejectedFailure.class);
  }

  @Test
  void movesACaseOnceHoweverManyBodiesAskAtOnce() throws Exception {
    String reference = referenceOf(open());

    List<CaseDecision> decided = Race.of(6, i -> () -> decide(ROADS, toParks(reference, i + 1)));

    assertThat(decided).filteredOn(CaseDecision.Transferred.class::isInstance).hasSize(1);
    assertThat(decided).filteredOn(CaseDecision.Stored.class::isInstance).hasSize(5);
  }

  private CaseDecisions decisions(Transfers rules) {
    return CaseworkModule.decisions(
        new CaseworkDatabase(PostgresExtension.dataSource()),
        new JacksonCodec(),
        Clock.fixed(NOON, ZoneOffset.UTC),
        new Region(
            "test", "Test", new Joining(50, Duration.ofDays(3)), rules, Region.USUAL_ZONE, null),
        BODIES);
  }

  private CitizenMessage message() {
    return pothole("17").about(new Subject(Sector.ROADS, problem));
  }

  private CaseDecision.Opened open() {
    // A new message each time, near no other.
    return open(pothole("17").about(new Subject(Sector.ROADS, problem)));
  }

  private CaseDecision.Opened open(CitizenMessage message) {
    CaseDecision decision =
        decisions.decide(
            accepted(pos, message, UUID.randomUUID().toString()),
            message,
            planning(List.of(Samples.output("roads", ROADS, message))));
    assertThat(decision).isInstanceOf(CaseDecision.Opened.class);
    return (CaseDecision.Opened) decision;
  }

  private CaseDecision.Transferred moved(PartyName from, Transfer transfer) {
    CaseDecision decision = decide(from, transfer);
    assertThat(decision).isInstanceOf(CaseDecision.Transferred.class);
    return (CaseDecision.Transferred) decision;
  }

  private CaseDecision decide(PartyName from, Transfer transfer) {
    return tell(from, transfer);
  }

  private CaseDecision tell(PartyName from, HubMessage message) {
    return decisions.decide(
        accepted(from, message, UUID.randomUUID().toString()), message, planning(List.of()));
  }

  private static Transfer toParks(String reference, long sequence) {
    return to(PARKS, "Комитет парков", reference, sequence);
  }

  private static Transfer to(PartyName body, String name, String reference, long sequence) {
    String ogrn =
        BODIES.stream()
            .filter(party -> party.name().equals(body))
            .map(party -> party.organisation().ogrn())
            .findFirst()
            .orElseThrow();
    return transfer(reference, new OrgRef(name, ogrn), TransferDirection.PEER, sequence);
  }

  private static String referenceOf(CaseDecision.Opened opened) {
    return opened.outputs().get(0).envelope().reference();
  }

  private static String referenceTo(PartyName body, CaseDecision.Transferred moved) {
    return moved.outputs().stream()
        .filter(output -> output.envelope().target().equals(body))
        .map(output -> output.envelope().reference())
        .findFirst()
        .orElseThrow();
  }
}
