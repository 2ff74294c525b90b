package ru.uzel.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.uzel.casework.Samples.NOON;
import static ru.uzel.casework.Samples.ROADS;
import static ru.uzel.casework.Samples.answer;
import static ru.uzel.casework.Samples.output;
import static ru.uzel.casework.Samples.pothole;
import static ru.uzel.casework.Samples.toOrigin;
import static ru.uzel.casework.Samples.toRoads;
import static ru.uzel.casework.Samples.underAnotherId;
import static ru.uzel.casework.Samples.update;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ru.uzel.model.casework.CaseDecision;
import ru.uzel.model.casework.CaseDecisions;
import ru.uzel.model.casework.OutputPlan;
import ru.uzel.model.casework.PlannedOutput;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.region.Region;

/** Whoever asks for one answer at an address gets it there, once. */
@ExtendWith(PostgresExtension.class)
class ReturnAddressTest {

  private static final String ADDRESS = "b3BhcXVl ==";

  private final PartyName provider = Samples.channel();
  private final CaseDecisions decisions =
      CaseworkModule.decisions(
          new CaseworkDatabase(PostgresExtension.dataSource()),
          new JacksonCodec(),
          Clock.fixed(NOON, ZoneOffset.UTC),
          Region.NONE,
          List.of());

  @Test
  void comesBackWithWhatGoesToTheOriginAndWithNothingElse() {
    CaseDecision.Opened opened = open(ADDRESS);
    StatusUpdate update = update(referenceOf(opened), CanonicalStatus.IN_PROGRESS, 1);
    AcceptedMessage accepted = Samples.accepted(ROADS, update, UUID.randomUUID().toString());

    CaseDecision.Applied applied =
        (CaseDecision.Applied)
            decisions.decide(accepted, update, toOriginAnd(new PartyName("other"), update));

    assertThat(opened.outputs().get(0).envelope().returnAddress()).isNull();
    assertThat(applied.outputs())
        .extracting(OutboundMessage::envelope)
        .extracting(Envelope::returnAddress)
        .containsExactly(ADDRESS, null);
    assertThat(decisions.decide(accepted, update, context -> List.of())).isEqualTo(applied);
  }

  @Test
  void getsOneFinalAnswerAndNothingAfterIt() {
    CaseDecision.Opened opened = open(ADDRESS);
    String reference = referenceOf(opened);

    assertThat(tell(update(reference, CanonicalStatus.IN_PROGRESS, 1)).outputs()).hasSize(1);
    assertThat(tell(update(reference, CanonicalStatus.RESOLVED, 2)).outputs()).hasSize(1);
    assertThat(tell(answer(reference, CanonicalStatus.RESOLVED, 3)).outputs()).isEmpty();
    assertThat(tell(update(reference, CanonicalStatus.REOPENED, 4)).outputs()).isEmpty();
    assertThat(tell(update(reference, CanonicalStatus.EXPLAINED, 5)).outputs()).isEmpty();
  }

  @Test
  void othersGoOnBeingToldAfterTheAnswer() {
    String reference = referenceOf(open(ADDRESS));
    tell(update(reference, CanonicalStatus.RESOLVED, 1));
    StatusUpdate reopened = update(reference, CanonicalStatus.REOPENED, 2);

    CaseDecision.Applied applied =
        (CaseDecision.Applied)
            decisions.decide(
                Samples.accepted(ROADS, reopened, UUID.randomUUID().toString()),
                reopened,
                toOriginAnd(new PartyName("other"), reopened));

    assertThat(applied.outputs())
        .extracting(OutboundMessage::envelope)
        .extracting(Envelope::target)
        .containsExactly(new PartyName("other"));
  }

  @Test
  void withoutOneEveryAnswerIsTold() {
    String reference = referenceOf(open(null));

    assertThat(tell(update(reference, CanonicalStatus.RESOLVED, 1)).outputs()).hasSize(1);
    assertThat(tell(answer(reference, CanonicalStatus.RESOLVED, 2)).outputs()).hasSize(1);
  }

  @Test
  void isAnsweredWithoutACaseOnceAndTheSameWayAgain() {
    AcceptedMessage accepted = accepted("d1", "");
    StatusUpdate refusal = update("d1", CanonicalStatus.REJECTED_BY_MODERATOR, 1);

    CaseDecision.Answered answered =
        (CaseDecision.Answered) decisions.answer(accepted, planned(refusal));

    assertThat(answered.answer().message()).isEqualTo(refusal);
    assertThat(answered.answer().envelope())
        .returns(provider, Envelope::target)
        .returns(ADDRESS, Envelope::returnAddress)
        .returns(new ExternalId("d1"), Envelope::subject)
        .returns(accepted.id(), Envelope::causation);
    assertThat(decisions.answer(accepted, planned(refusal))).isEqualTo(answered);
    assertThat(decisions.answer(underAnotherId(accepted, NOON), planned(refusal)))
        .isEqualTo(new CaseDecision.Duplicate(answered.caseId(), accepted.id()));
  }

  @Test
  void otherContentUnderAnAnsweredIdOpensNoCase() {
    AcceptedMessage first = accepted("d2", "digest-1");
    StatusUpdate refusal = update("d2", CanonicalStatus.REJECTED_BY_MODERATOR, 1);
    CaseDecision answered = decisions.answer(first, planned(refusal));
    CitizenMessage message = pothole("d2");

    CaseDecision decision = decisions.decide(accepted("d2", "digest-2"), message, toRoads(message));

    assertThat(decision)
        .isEqualTo(
            new CaseDecision.Stored(answered.caseId(), "other content than that of " + first.id()));
  }

  @Test
  void otherContentUnderTheIdOfACaseIsNotAnswered() {
    CitizenMessage message = pothole("d3");
    AcceptedMessage first = accepted("d3", "digest-1");
    CaseDecision opened = decisions.decide(first, message, toRoads(message));
    StatusUpdate refusal = update("d3", CanonicalStatus.REJECTED_BY_MODERATOR, 1);

    CaseDecision decision = decisions.answer(accepted("d3", "digest-2"), planned(refusal));

    assertThat(decision)
        .isEqualTo(
            new CaseDecision.Stored(opened.caseId(), "other content than that of " + first.id()));
  }

  private CaseDecision.Opened open(@Nullable String address) {
    CitizenMessage message = pothole("1");
    return (CaseDecision.Opened)
        decisions.decide(accepted("1", "", address), message, toRoads(message));
  }

  private CaseDecision.Applied tell(StatusUpdate update) {
    return (CaseDecision.Applied)
        decisions.decide(
            Samples.accepted(ROADS, update, UUID.randomUUID().toString()),
            update,
            toOrigin(update));
  }

  private PlannedOutput planned(StatusUpdate update) {
    return output("direct", provider, Priority.NORMAL, update);
  }

  private static OutputPlan toOriginAnd(PartyName other, StatusUpdate update) {
    return context ->
        List.of(
            output("back", context.origin(), Priority.NORMAL, update),
            output("back", other, Priority.NORMAL, update));
  }

  private AcceptedMessage accepted(String externalId, String version) {
    return accepted(externalId, version, ADDRESS);
  }

  private AcceptedMessage accepted(String externalId, String version, @Nullable String address) {
    AcceptedMessage plain =
        Samples.accepted(provider, pothole(externalId), externalId, version, NOON, null);
    return address == null ? plain : Samples.awaiting(plain, address);
  }

  private static String referenceOf(CaseDecision.Opened opened) {
    return opened.outputs().get(0).envelope().reference();
  }
}
