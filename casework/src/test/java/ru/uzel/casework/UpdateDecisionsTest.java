package ru.uzel.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ru.uzel.casework.Samples.NOON;
import static ru.uzel.casework.Samples.ROADS;
import static ru.uzel.casework.Samples.accepted;
import static ru.uzel.casework.Samples.answer;
import static ru.uzel.casework.Samples.output;
import static ru.uzel.casework.Samples.pothole;
import static ru.uzel.casework.Samples.toOrigin;
import static ru.uzel.casework.Samples.toRoads;
import static ru.uzel.casework.Samples.underAnotherId;
import static ru.uzel.casework.Samples.update;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ru.uzel.model.casework.CaseDecision;
import ru.uzel.model.casework.CaseDecisions;
import ru.uzel.model.casework.OutputPlan;
import ru.uzel.model.casework.PlannedOutput;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;
import ru.uzel.model.message.Reply;
import ru.uzel.model.message.ReplyKind;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.region.Region;

@ExtendWith(PostgresExtension.class)
class UpdateDecisionsTest {

  private static final OutputPlan NOTHING = context -> List.of();
  private static final OutputPlan UNMAPPED =
      context -> {
        throw new UnknownValueFailure(
            FailureCode.UNKNOWN_CATEGORY, Origin.CLIENT, "nobody mapped it", "category");
      };

  private final PartyName channel = Samples.channel();
  private CaseDecisions decisions;

  @BeforeEach
  void build() {
    decisions =
        CaseworkModule.decisions(
            new CaseworkDatabase(PostgresExtension.dataSource()),
            new JacksonCodec(),
            Clock.fixed(NOON, ZoneOffset.UTC),
            Region.NONE,
            List.of());
  }

  @Test
  void appliesAnUpdateAndTellsTheOriginAboutIt() {
    CaseDecision.Opened opened = openPothole("17");
    StatusUpdate update = update(referenceOf(opened), CanonicalStatus.IN_PROGRESS, 2);
    AcceptedMessage accepted = accepted(ROADS, update, UUID.randomUUID().toString());

    CaseDecision decision = decisions.decide(accepted, update, toOrigin(update));

    assertThat(decision)
        .isInstanceOfSatisfying(
            CaseDecision.Applied.class,
            applied -> {
              assertThat(applied.caseId()).isEqualTo(opened.caseId());
              assertThat(applied.status()).isEqualTo(CanonicalStatus.IN_PROGRESS);
              assertThat(applied.outputs()).hasSize(1);
              assertThat(applied.outputs().get(0).message()).isEqualTo(update);
              assertThat(applied.outputs().get(0).envelope())
                  .returns(channel, Envelope::target)
                  .returns(new ExternalId("17"), Envelope::subject)
                  .returns(opened.outputs().get(0).envelope().causation(), Envelope::subjectMessage)
                  .returns(1L, Envelope::sequence);
            });
    assertThat(decisions.decide(accepted, update, NOTHING)).isEqualTo(decision);
    assertThat(decisions.decide(underAnotherId(accepted, NOON), update, NOTHING))
        .isEqualTo(new CaseDecision.Duplicate(opened.caseId(), accepted.id()));
  }

  @Test
  void numbersTheOutputsOfACaseForEachTarget() {
    CaseDecision.Opened opened = openPothole("1");
    String reference = referenceOf(opened);

    assertThat(applied(update(reference, CanonicalStatus.ASSIGNED, 1)).outputs())
        .extracting(output -> output.envelope().sequence())
        .containsExactly(1L);
    assertThat(applied(update(reference, CanonicalStatus.IN_PROGRESS, 2)).outputs())
        .extracting(output -> output.envelope().sequence())
        .containsExactly(2L);
  }

  @Test
  void keepsALateOrRepeatedUpdateWithoutApplyingIt() {
    String reference = referenceOf(openPothole("1"));
    applied(update(reference, CanonicalStatus.IN_PROGRESS, 5));

    assertThat(storedReason(update(reference, CanonicalStatus.ON_APPROVAL, 5))).startsWith("late");
    assertThat(storedReason(update(reference, CanonicalStatus.ON_APPROVAL, 4))).startsWith("late");
    assertThat(applied(update(reference, CanonicalStatus.ON_APPROVAL, 6)).status())
        .isEqualTo(CanonicalStatus.ON_APPROVAL);
  }

  @Test
  void keepsAnUpdateThatWouldLeaveAFinalStatus() {
    String reference = referenceOf(openPothole("1"));
    applied(update(reference, CanonicalStatus.RESOLVED, 1));

    assertThat(storedReason(update(reference, CanonicalStatus.IN_PROGRESS, 2)))
        .isEqualTo("no way from RESOLVED to IN_PROGRESS");
    applied(update(reference, CanonicalStatus.REOPENED, 3));
    applied(update(reference, CanonicalStatus.IN_PROGRESS, 4));
  }

  @Test
  void keepsAnAnswerThatContradictsTheFirst() {
    CaseDecision.Opened opened = openPothole("1");
    String reference = referenceOf(opened);
    applied(answer(reference, CanonicalStatus.RESOLVED, 1));
    StatusUpdate other = answer(reference, CanonicalStatus.NOT_SUPPORTED, 2);
    AcceptedMessage accepted = accepted(ROADS, other, UUID.randomUUID().toString());

    CaseDecision decision = decisions.decide(accepted, other, toOrigin(other));

    assertThat(decision)
        .isEqualTo(
            new CaseDecision.Stored(
                opened.caseId(),
                "contradicts: told NOT_SUPPORTED, and the case is RESOLVED already"));
    assertThat(decision.outputs()).isEmpty();
    assertThat(decisions.decide(accepted, other, toOrigin(other))).isEqualTo(decision);
    // The first answer stands, and can be closed or reopened.
    applied(update(reference, CanonicalStatus.CLOSED, 3));
  }

  @Test
  void keepsAnUpdateThatComesAgainUnderAnotherId() {
    String reference = referenceOf(openPothole("1"));
    StatusUpdate update = update(reference, CanonicalStatus.ASSIGNED, 1);
    applied(update);

    assertThat(storedReason(update)).isEqualTo("late: sequence 1 after 1");
  }

  @Test
  void appliesAnUpdateOnceTheCaseItCameTooEarlyForIsThere() {
    CitizenMessage message = pothole("1");
    AcceptedMessage opening = accepted(channel, message, "1");
    String reference = UUID.randomUUID().toString();
    StatusUpdate early = update(reference, CanonicalStatus.ASSIGNED, 1);
    AcceptedMessage accepted = accepted(ROADS, early, UUID.randomUUID().toString());
    assertThatThrownBy(() -> decisions.decide(accepted, early, toOrigin(early)))
        .isInstanceOf(RejectedFailure.class);

    decisions.decide(
        opening,
        message,
        context -> List.of(new PlannedOutput("roads", ROADS, Priority.NORMAL, reference, message)));

    assertThat(decisions.decide(accepted, early, toOrigin(early)))
        .isInstanceOf(CaseDecision.Applied.class);
  }

  @Test
  void extendsATermOnceUnlessTheCaseIsReopened() {
    String reference = referenceOf(openPothole("1"));
    applied(update(reference, CanonicalStatus.EXTENDED, 1));
    assertThat(storedReason(update(reference, CanonicalStatus.EXTENDED, 2)))
        .as("at once after the first, and without a letter")
        .isEqualTo("its term was extended once already");
    applied(update(reference, CanonicalStatus.IN_PROGRESS, 3));

    assertThat(storedReason(update(reference, CanonicalStatus.EXTENDED, 4)))
        .isEqualTo("its term was extended once already");
    applied(update(reference, CanonicalStatus.RESOLVED, 5));
    applied(update(reference, CanonicalStatus.REOPENED, 6));
    applied(update(reference, CanonicalStatus.EXTENDED, 7));
  }

  @Test
  void passesOnTheNoticeOfAnExtensionAndGrantsNoOtherDayByIt() {
    String reference = referenceOf(openPothole("1"));
    LocalDate day = LocalDate.of(2026, 12, 20);
    applied(extension(reference, 1, day, null));
    Reply notice = new Reply("n", ReplyKind.EXTENSION_NOTICE, "Срок продлён", null, NOON);

    assertThat(applied(extension(reference, 2, day, notice)).outputs()).hasSize(1);
    assertThat(storedReason(extension(reference, 3, day.plusDays(30), notice)))
        .isEqualTo("its term was extended once already");
  }

  private static StatusUpdate extension(
      String reference, long sequence, LocalDate day, @Nullable Reply notice) {
    return new StatusUpdate(
        reference, CanonicalStatus.EXTENDED, "слово", null, null, NOON, sequence, notice, day);
  }

  @Test
  void passesOnAnAnswerThatFollowsItsOwnStatus() {
    String reference = referenceOf(openPothole("1"));
    applied(update(reference, CanonicalStatus.RESOLVED, 1));

    assertThat(storedReason(update(reference, CanonicalStatus.RESOLVED, 2)))
        .isEqualTo("repeats the status RESOLVED");
    assertThat(applied(answer(reference, CanonicalStatus.RESOLVED, 3)).outputs()).hasSize(1);
  }

  @Test
  void refusesAnUpdateAboutAnUnknownReference() {
    StatusUpdate update = update("never-sent", CanonicalStatus.ASSIGNED, 1);

    assertThatThrownBy(
            () -> decisions.decide(accepted(ROADS, update, "x"), update, toOrigin(update)))
        .isInstanceOfSatisfying(
            RejectedFailure.class,
            failure -> assertThat(failure.code()).isEqualTo(FailureCode.UNKNOWN_CASE));
  }

  @Test
  void refusesAnUpdateAboutAReferenceOfAnotherParty() {
    StatusUpdate update = update(referenceOf(openPothole("1")), CanonicalStatus.ASSIGNED, 1);

    assertThatThrownBy(
            () -> decisions.decide(accepted(channel, update, "x"), update, toOrigin(update)))
        .isInstanceOf(RejectedFailure.class);
  }

  @Test
  void knowsACaseByAReissuedReferenceToo() {
    CaseDecision.Opened opened = openPothole("1");
    Envelope reissued = opened.outputs().get(0).envelope().reissuedAs(UUID.randomUUID().toString());

    decisions.registerReference(reissued);
    decisions.registerReference(reissued);

    assertThat(applied(update(reissued.reference(), CanonicalStatus.ASSIGNED, 1)).caseId())
        .isEqualTo(opened.caseId());
    assertThat(applied(update(referenceOf(opened), CanonicalStatus.IN_PROGRESS, 1)).caseId())
        .isEqualTo(opened.caseId());
  }

  @Test
  void storesNothingOfAnUpdateThatCannotBePlanned() {
    StatusUpdate update = update(referenceOf(openPothole("1")), CanonicalStatus.ASSIGNED, 1);
    AcceptedMessage accepted = accepted(ROADS, update, UUID.randomUUID().toString());

    assertThatThrownBy(() -> decisions.decide(accepted, update, UNMAPPED))
        .isInstanceOf(UnknownValueFailure.class);

    assertThat(decisions.decide(accepted, update, toOrigin(update)))
        .isInstanceOf(CaseDecision.Applied.class);
  }

  @Test
  void decidesRacingUpdatesOfOneCaseOneAfterTheOther() throws Exception {
    String reference = referenceOf(openPothole("1"));

    List<CaseDecision> decided =
        Race.of(
            8,
            i ->
                () -> {
                  StatusUpdate update = answer(reference, CanonicalStatus.RESOLVED, i + 1);
                  return decisions.decide(
                      accepted(ROADS, update, UUID.randomUUID().toString()),
                      update,
                      toOrigin(update));
                });

    List<Long> sequences = new ArrayList<>();
    for (CaseDecision decision : decided) {
      if (decision instanceof CaseDecision.Applied applied) {
        sequences.add(applied.outputs().get(0).envelope().sequence());
      } else {
        assertThat(((CaseDecision.Stored) decision).reason()).startsWith("late");
      }
    }
    assertThat(sequences)
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, sequences.size()).mapToObj(Long::valueOf).toList());
  }

  private CaseDecision.Opened openPothole(String externalId) {
    CitizenMessage message = pothole(externalId);
    return open(accepted(channel, message, externalId), message, toRoads(message));
  }

  private CaseDecision.Opened open(
      AcceptedMessage accepted, CitizenMessage message, OutputPlan plan) {
    CaseDecision decision = decisions.decide(accepted, message, plan);
    assertThat(decision).isInstanceOf(CaseDecision.Opened.class);
    return (CaseDecision.Opened) decision;
  }

  private CaseDecision.Applied applied(StatusUpdate update) {
    CaseDecision decision = decide(update);
    assertThat(decision).isInstanceOf(CaseDecision.Applied.class);
    return (CaseDecision.Applied) decision;
  }

  private String storedReason(StatusUpdate update) {
    CaseDecision decision = decide(update);
    assertThat(decision).isInstanceOf(CaseDecision.Stored.class);
    return ((CaseDecision.Stored) decision).reason();
  }

  private CaseDecision decide(StatusUpdate update) {
    return decisions.decide(
        accepted(ROADS, update, UUID.randomUUID().toString()), update, toOrigin(update));
  }

  private static String referenceOf(CaseDecision.Opened opened) {
    return opened.outputs().get(0).envelope().reference();
  }
}
