package ru.uzel.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static ru.uzel.casework.Samples.NOON;
import static ru.uzel.casework.Samples.ROADS;
import static ru.uzel.casework.Samples.accepted;
import static ru.uzel.casework.Samples.output;
import static ru.uzel.casework.Samples.pothole;
import static ru.uzel.casework.Samples.toOrigin;
import static ru.uzel.casework.Samples.toRoads;
import static ru.uzel.casework.Samples.update;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ru.uzel.casework.deadline.Deadline;
import ru.uzel.casework.deadline.Rules;
import ru.uzel.model.casework.CaseDecision;
import ru.uzel.model.casework.CaseDecisions;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Reply;
import ru.uzel.model.message.ReplyKind;
import ru.uzel.model.message.StatusUpdate;
import ru.uzel.model.region.Region;
import ru.uzel.model.region.Transfers;

/** When an update extends the term of its case, and to which day. */
@ExtendWith(PostgresExtension.class)
class ExtensionDecisionsTest {

  /** Registered at {@link Samples#NOON}, in Moscow: over after the tenth day that follows. */
  private static final Instant DUE = Instant.parse("2026-12-01T21:00:00Z");

  private final PartyName channel = Samples.channel();
  private final CaseworkDatabase database = new CaseworkDatabase(PostgresExtension.dataSource());
  private final DeadlineReads reads = new DeadlineReads(database, new JacksonCodec());
  private final CaseDecisions decisions =
      CaseworkModule.decisions(
          database,
          new JacksonCodec(),
          Clock.fixed(NOON, ZoneOffset.UTC),
          new Region("test", "Test", null, Transfers.USUAL, Region.USUAL_ZONE, Rules.tenDays()),
          List.of());

  @Test
  void extendsATermToTheDayThatTheResidentIsTold() {
    CaseDecision.Opened opened = open();

    CaseDecision extended = tell(to(LocalDate.of(2026, 12, 5), referenceOf(opened), 1));

    assertThat(extended.deadlines())
        .extracting(DeadlineEvent::dueAt, DeadlineEvent::extensionDays)
        .containsExactly(tuple(DUE.plus(Duration.ofDays(4)), 4));
  }

  @Test
  void keepsAnExtensionBeyondWhatTheRuleAllows() {
    CaseDecision.Opened opened = open();

    assertThat(tell(to(LocalDate.of(2026, 12, 12), referenceOf(opened), 1)))
        .isEqualTo(
            new CaseDecision.Stored(
                opened.caseId(), "its term may be extended to 2026-12-11, not to 2026-12-12"));
    assertThat(tell(to(LocalDate.of(2026, 12, 11), referenceOf(opened), 2)).deadlines())
        .extracting(DeadlineEvent::extensionDays)
        .containsExactly(10);
  }

  /** Some systems say «Указан срок» of any day; the resident is to hear of it. */
  @Test
  void letsATermRunToItsEndWhereTheDayThatIsToldLiesWithinIt() {
    CaseDecision.Opened opened = open();

    CaseDecision told = tell(to(LocalDate.of(2026, 11, 30), referenceOf(opened), 1));

    assertThat(told).isInstanceOf(CaseDecision.Applied.class);
    assertThat(told.deadlines()).isEmpty();
    assertThat(standing(opened.caseId()).dueAt()).isEqualTo(DUE);
  }

  @Test
  void letsTheLetterAboutAnExtensionFollowIt() {
    CaseDecision.Opened opened = open();
    String reference = referenceOf(opened);
    tell(withComment(update(reference, CanonicalStatus.EXTENDED, 1)));
    StatusUpdate letter =
        new StatusUpdate(
            reference,
            CanonicalStatus.EXTENDED,
            "слово",
            null,
            null,
            NOON,
            2,
            new Reply("n", ReplyKind.EXTENSION_NOTICE, "Срок продлён", null, NOON));

    CaseDecision told = tell(letter);

    assertThat(told.outputs())
        .singleElement()
        .satisfies(output -> assertThat(output.message()).isEqualTo(letter));
    assertThat(told.deadlines()).isEmpty();
    assertThat(standing(opened.caseId()).round()).isEqualTo(2);
  }

  @Test
  void keepsAnExtensionWithoutNoticeWithoutApplyingIt() {
    CaseDecision.Opened opened = open();

    CaseDecision decision = tell(update(referenceOf(opened), CanonicalStatus.EXTENDED, 1));

    assertThat(decision).isInstanceOf(CaseDecision.Stored.class);
    assertThat(standing(opened.caseId()).dueAt()).isEqualTo(DUE);
  }

  private static StatusUpdate to(LocalDate day, String reference, long sequence) {
    return new StatusUpdate(
        reference, CanonicalStatus.EXTENDED, "слово", "нужно", null, NOON, sequence, null, day);
  }

  private CaseDecision.Opened open() {
    CitizenMessage message = pothole(UUID.randomUUID().toString());
    return (CaseDecision.Opened)
        decisions.decide(
            accepted(channel, message, message.externalId()), message, toRoads(message));
  }

  private CaseDecision tell(StatusUpdate update) {
    return decisions.decide(
        accepted(ROADS, update, UUID.randomUUID().toString()), update, toOrigin(update));
  }

  private static StatusUpdate withComment(StatusUpdate update) {
    return new StatusUpdate(
        update.reference(),
        update.status(),
        update.rawStatus(),
        "нужна экспертиза",
        null,
        update.at(),
        update.sequence(),
        null);
  }

  private static String referenceOf(CaseDecision.Opened opened) {
    return opened.outputs().get(0).envelope().reference();
  }

  private Deadline standing(CaseId caseId) {
    assertThat(reads.standing(caseId)).hasSize(1);
    return reads.standing(caseId).get(0);
  }
}
