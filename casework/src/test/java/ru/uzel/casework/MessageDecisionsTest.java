package ru.uzel.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ru.uzel.casework.Samples.NOON;
import static ru.uzel.casework.Samples.ROADS;
import static ru.uzel.casework.Samples.accepted;
import static ru.uzel.casework.Samples.output;
import static ru.uzel.casework.Samples.pothole;
import static ru.uzel.casework.Samples.toOrigin;
import static ru.uzel.casework.Samples.toRoads;
import static ru.uzel.casework.Samples.underAnotherId;
import static ru.uzel.casework.Samples.update;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ru.uzel.model.casework.CaseDecision;
import ru.uzel.model.casework.CaseDecisions;
import ru.uzel.model.casework.OutputPlan;
import ru.uzel.model.delivery.Envelope;
import ru.uzel.model.delivery.OutboundMessage;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.region.Region;

@ExtendWith(PostgresExtension.class)
class MessageDecisionsTest {

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
  void keepsAContinuationWithTheCaseItGoesOnWith() {
    CitizenMessage post = pothole("post");
    AcceptedMessage first = accepted(channel, post, "post");
    CaseDecision.Opened opened = open(first, post, toRoads(post));
    AcceptedMessage comment = continuation("post", "comment");

    CaseDecision decision = decisions.decide(comment, post, toRoads(post));

    assertThat(decision)
        .isEqualTo(new CaseDecision.Stored(opened.caseId(), "revision comment of " + first.id()));
    assertThat(decisions.decide(comment, post, toRoads(post))).isEqualTo(decision);
  }

  @Test
  void opensNoCaseForAContinuationOfNothing() {
    CitizenMessage post = pothole("post");

    assertThatThrownBy(() -> decisions.decide(continuation("post", "deleted"), post, toRoads(post)))
        .isInstanceOfSatisfying(
            RejectedFailure.class,
            failure -> assertThat(failure.code()).isEqualTo(FailureCode.UNKNOWN_CASE));
    assertThat(decisions.decide(accepted(channel, post, "post"), post, toRoads(post)))
        .isInstanceOf(CaseDecision.Opened.class);
  }

  private AcceptedMessage continuation(String id, String version) {
    AcceptedMessage plain = accepted(channel, pothole(id), id, version, NOON, null);
    return plain.with(plain.wire(), Map.of(AcceptedMessage.CONTINUATION, ""));
  }

  @Test
  void opensACaseWithItsOutputs() {
    CitizenMessage message = pothole("1");
    AcceptedMessage accepted = accepted(channel, message, "1");

    CaseDecision.Opened opened = open(accepted, message, toRoads(message));

    assertThat(opened.outputs()).hasSize(1);
    OutboundMessage output = opened.outputs().get(0);
    assertThat(output.message()).isEqualTo(message);
    assertThat(output.envelope())
        .returns(accepted.id(), Envelope::causation)
        .returns(opened.caseId(), Envelope::caseId)
        .returns(ROADS, Envelope::target)
        .returns(channel, Envelope::origin)
        .returns(message.kind(), Envelope::kind)
        .returns(null, Envelope::subject)
        .returns(null, Envelope::subjectMessage)
        .returns(1L, Envelope::sequence)
        .returns("roads", Envelope::flow)
        .returns(accepted.traceparent(), Envelope::traceparent);
  }

  @Test
  void givesARedeliveredMessageTheSameDecisionWithTheSameOutputs() {
    CitizenMessage message = pothole("1");
    AcceptedMessage accepted = accepted(channel, message, "1");
    CitizenMessage mapped = pothole("1", "mapped");
    OutputPlan plan =
        context ->
            List.of(
                output("b", ROADS, Priority.NORMAL, mapped),
                output("a", ROADS, Priority.NORMAL, message),
                output("a", channel, Priority.NORMAL, update("r", CanonicalStatus.RECEIVED, 1)));

    CaseDecision first = decisions.decide(accepted, message, plan);

    assertThat(decisions.decide(accepted, message, plan)).isEqualTo(first);
    assertThat(decisions.decide(accepted, message, UNMAPPED)).isEqualTo(first);
  }

  @Test
  void recognisesTheSameKeyUnderAnotherId() {
    CitizenMessage message = pothole("1");
    AcceptedMessage first = accepted(channel, message, "1");
    CaseDecision.Opened opened = open(first, message, toRoads(message));
    AcceptedMessage second = underAnotherId(first, NOON.plus(Duration.ofDays(4000)));

    CaseDecision decision = decisions.decide(second, message, UNMAPPED);

    assertThat(decision).isEqualTo(new CaseDecision.Duplicate(opened.caseId(), first.id()));
    assertThat(decisions.decide(second, message, toRoads(message))).isEqualTo(decision);
  }

  @Test
  void keepsTheKeysOfPartiesApart() {
    CitizenMessage message = pothole("1");
    open(accepted(channel, message, "1"), message, NOTHING);

    CaseDecision other =
        decisions.decide(accepted(Samples.channel(), message, "1"), message, NOTHING);

    assertThat(other).isInstanceOf(CaseDecision.Opened.class);
  }

  @Test
  void storesAnotherVersionAsARevision() {
    CitizenMessage message = pothole("1");
    CaseDecision.Opened opened =
        open(accepted(channel, message, "1", "v1", NOON, null), message, NOTHING);
    AcceptedMessage second = accepted(channel, message, "1", "v2", NOON, null);

    CaseDecision decision = decisions.decide(second, message, toRoads(message));

    assertThat(decision)
        .isInstanceOfSatisfying(
            CaseDecision.Stored.class,
            stored -> {
              assertThat(stored.caseId()).isEqualTo(opened.caseId());
              assertThat(stored.reason()).startsWith("revision v2");
            });
    assertThat(decisions.decide(second, message, NOTHING)).isEqualTo(decision);
    assertThat(decisions.decide(underAnotherId(second, NOON), message, NOTHING))
        .isEqualTo(new CaseDecision.Duplicate(opened.caseId(), second.id()));
  }

  @Test
  void takesARepetitionWithinTheWindowForADuplicateAndALaterOneForANewMessage() {
    CitizenMessage message = pothole("1");
    Duration window = Duration.ofMinutes(10);
    AcceptedMessage first = accepted(channel, message, "digest", "", NOON, window);
    CaseDecision.Opened opened = open(first, message, NOTHING);

    AcceptedMessage within = underAnotherId(first, NOON.plus(window));
    AcceptedMessage later = underAnotherId(first, NOON.plus(window).plusMillis(1));
    AcceptedMessage soonAfterLater = underAnotherId(first, later.receivedAt().plusSeconds(1));

    assertThat(decisions.decide(within, message, NOTHING))
        .isEqualTo(new CaseDecision.Duplicate(opened.caseId(), first.id()));
    CaseDecision.Opened reopened = open(later, message, NOTHING);
    assertThat(reopened.caseId()).isNotEqualTo(opened.caseId());
    assertThat(decisions.decide(soonAfterLater, message, NOTHING))
        .isEqualTo(new CaseDecision.Duplicate(reopened.caseId(), later.id()));
    assertThat(decisions.decide(later, message, NOTHING)).isEqualTo(reopened);
    assertThat(decisions.decide(first, message, NOTHING)).isEqualTo(opened);
  }

  @Test
  void opensOneCaseOfRacingRepetitions() throws Exception {
    CitizenMessage message = pothole("1");
    AcceptedMessage old = accepted(channel, message, "digest", "", NOON, Duration.ofMinutes(10));
    open(old, message, NOTHING);
    AcceptedMessage first = underAnotherId(old, NOON.plus(Duration.ofHours(1)));

    List<CaseDecision> decided =
        Race.of(
            8,
            i ->
                () ->
                    decisions.decide(
                        underAnotherId(first, first.receivedAt().plusMillis(i)), message, NOTHING));

    assertThat(decided).filteredOn(CaseDecision.Opened.class::isInstance).hasSize(1);
    assertThat(decided).filteredOn(CaseDecision.Duplicate.class::isInstance).hasSize(7);
    assertThat(decided).extracting(CaseDecision::caseId).containsOnly(decided.get(0).caseId());
  }

  @Test
  void opensOneCaseOfRacingMessagesWithOneKey() throws Exception {
    CitizenMessage message = pothole("1");
    AcceptedMessage first = accepted(channel, message, "1");

    List<CaseDecision> decided =
        Race.of(
            8, i -> () -> decisions.decide(underAnotherId(first, NOON), message, toRoads(message)));

    assertThat(decided).filteredOn(CaseDecision.Opened.class::isInstance).hasSize(1);
    assertThat(decided).filteredOn(CaseDecision.Duplicate.class::isInstance).hasSize(7);
  }

  @Test
  void storesNothingOfAMessageThatCannotBePlanned() {
    CitizenMessage message = pothole("1");
    AcceptedMessage accepted = accepted(channel, message, "1");

    assertThatThrownBy(() -> decisions.decide(accepted, message, UNMAPPED))
        .isInstanceOf(UnknownValueFailure.class);

    assertThat(decisions.decide(accepted, message, NOTHING))
        .isInstanceOf(CaseDecision.Opened.class);
  }

  @Test
  void fixesThePriorityOfACaseForAllItsOutputs() {
    CitizenMessage message = pothole("1");
    CaseDecision.Opened opened =
        open(
            accepted(channel, message, "1"),
            message,
            context ->
                List.of(
                    output("a", ROADS, Priority.FAST_TRACK, message),
                    output("b", ROADS, Priority.REPORT, message)));

    assertThat(opened.outputs())
        .extracting(output -> output.envelope().priority())
        .containsOnly(Priority.FAST_TRACK);
    assertThat(opened.outputs()).extracting(o -> o.envelope().sequence()).containsExactly(1L, 2L);
    StatusUpdate update = update(referenceOf(opened), CanonicalStatus.ASSIGNED, 1);
    assertThat(applied(update).outputs())
        .extracting(output -> output.envelope().priority())
        .containsOnly(Priority.FAST_TRACK);
  }

  @Test
  void readsATargetNamedTwiceByAFlowAsOnce() {
    CitizenMessage message = pothole("1");

    CaseDecision.Opened opened =
        open(
            accepted(channel, message, "1"),
            message,
            context ->
                List.of(
                    output("a", ROADS, Priority.NORMAL, message),
                    output("a", ROADS, Priority.NORMAL, message)));

    assertThat(opened.outputs()).hasSize(1);
  }

  @Test
  void refusesTextTheDatabaseCannotHold() {
    CitizenMessage message = pothole("1");

    assertThatThrownBy(
            () -> decisions.decide(accepted(channel, message, "nul\u0000"), message, NOTHING))
        .isInstanceOfSatisfying(
            RejectedFailure.class,
            failure -> assertThat(failure.code()).isEqualTo(FailureCode.INVALID_FIELD));
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

  private CaseDecision decide(StatusUpdate update) {
    return decisions.decide(
        accepted(ROADS, update, UUID.randomUUID().toString()), update, toOrigin(update));
  }

  private static String referenceOf(CaseDecision.Opened opened) {
    return opened.outputs().get(0).envelope().reference();
  }
}
