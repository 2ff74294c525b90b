package ru.uzel.casework.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static ru.uzel.casework.deadline.LivedCase.moscow;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ru.uzel.model.deadline.CaseTrait;
import ru.uzel.model.deadline.DayOff;
import ru.uzel.model.deadline.DeadlineRule;
import ru.uzel.model.deadline.DeadlineRules;
import ru.uzel.model.deadline.RuleCondition;
import ru.uzel.model.deadline.Term;
import ru.uzel.model.message.CancelReason;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.DeadlinePhase;
import ru.uzel.model.message.DeadlineStage;
import ru.uzel.model.message.LegalRegime;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.TermBasis;

/** Whoever joins a case is owed no less than alone, and gives nobody more time. */
class JoinedTermsTest {

  private static final PartyName POS = new PartyName("pos");
  private static final PartyName SOCIAL = new PartyName("social");

  @Test
  void theEarlierEndCounts() {
    LivedCase lived = ordinary(Rules.all());
    lived.open();
    lived.comes(CanonicalStatus.IN_PROGRESS, "2026-03-03T10:00");

    assertThat(lived.joinedBy(POS, true, "2026-03-04T10:00"))
        .extracting(
            DeadlineEvent::rule,
            DeadlineEvent::round,
            DeadlineEvent::phase,
            DeadlineEvent::cancelled,
            DeadlineEvent::dueAt,
            DeadlineEvent::extendedFrom,
            DeadlineEvent::responsible)
        .containsExactly(
            tuple(
                "POS_ORDINARY",
                1,
                DeadlinePhase.CANCELLED,
                CancelReason.STRICTER,
                moscow("2026-04-02T00:00"),
                null,
                LivedCase.ROADS),
            tuple(
                "POS_FAST_TRACK",
                1,
                DeadlinePhase.STARTED,
                null,
                moscow("2026-03-15T00:00"),
                moscow("2026-04-02T00:00"),
                LivedCase.ROADS));
    assertThat(lived.comes(CanonicalStatus.RESOLVED, "2026-03-10T10:00"))
        .filteredOn(event -> event.stage() == DeadlineStage.CASE)
        .extracting(DeadlineEvent::rule, DeadlineEvent::phase)
        .containsExactly(tuple("POS_FAST_TRACK", DeadlinePhase.MET));
  }

  @Test
  void nobodyIsGivenMoreTime() {
    LivedCase lived = new LivedCase(Rules.all(), LegalRegime.ORDINARY, true, "2026-03-02T11:00");
    lived.open();
    lived.comes(CanonicalStatus.IN_PROGRESS, "2026-03-03T10:00");

    assertThat(lived.joinedBy(POS, false, "2026-03-04T10:00")).isEmpty();
    assertThat(lived.joinedBy(POS, true, "2026-03-05T10:00")).isEmpty();
  }

  /** Channels tell at different times: who joins later may have been registered earlier. */
  @Test
  void whoWasRegisteredEarlierEndsTheTermByTheSameRuleEarlier() {
    LivedCase lived = ordinary(Rules.all());
    lived.open();
    lived.comes(CanonicalStatus.IN_PROGRESS, "2026-03-03T10:00");

    assertThat(lived.joinedBy(POS, false, "2026-02-28T10:00"))
        .extracting(
            DeadlineEvent::rule, DeadlineEvent::round, DeadlineEvent::phase, DeadlineEvent::dueAt)
        .containsExactly(
            tuple("POS_ORDINARY", 1, DeadlinePhase.CANCELLED, moscow("2026-04-02T00:00")),
            tuple("POS_ORDINARY", 2, DeadlinePhase.STARTED, moscow("2026-03-31T00:00")));
  }

  @Test
  void theLaterTermDoesNotComeBackWithTheCase() {
    LivedCase lived = ordinary(Rules.all());
    lived.open();
    lived.comes(CanonicalStatus.IN_PROGRESS, "2026-03-03T10:00");
    lived.joinedBy(POS, true, "2026-03-04T10:00");
    lived.leaves("2026-03-05T10:00");

    assertThat(lived.comes(CanonicalStatus.IN_PROGRESS, "2026-03-06T10:00"))
        .filteredOn(event -> event.stage() == DeadlineStage.CASE)
        .extracting(DeadlineEvent::rule, DeadlineEvent::phase)
        .containsExactly(tuple("POS_FAST_TRACK", DeadlinePhase.STARTED));
  }

  @Test
  void aNewTermLiesWithWhomTheCaseLiesNow() {
    PartyName parks = new PartyName("parks");
    LivedCase lived = ordinary(answers());
    lived.open();
    lived.comes(CanonicalStatus.TRANSFERRED_PEER, "2026-03-03T09:00", null, parks);

    assertThat(lived.joinedBy(SOCIAL, false, "2026-03-03T10:00"))
        .extracting(DeadlineEvent::responsible)
        .containsExactly(parks);
  }

  @Test
  void anExtensionThatWasGrantedStands() {
    LivedCase lived = ordinary(Rules.all());
    lived.open();
    lived.comes(CanonicalStatus.IN_PROGRESS, "2026-03-03T10:00");
    lived.comes(CanonicalStatus.EXTENDED, "2026-03-04T09:00");

    assertThat(lived.joinedBy(POS, false, "2026-03-04T10:00")).isEmpty();
  }

  @Test
  void aStageThatTheCaseDoesNotHaveBeginsAsFarAsItIsThere() {
    LivedCase lived = ordinary(answers());
    lived.open();

    assertThat(lived.joinedBy(SOCIAL, false, "2026-03-03T10:00"))
        .extracting(DeadlineEvent::rule, DeadlineEvent::dueAt, DeadlineEvent::responsible)
        .containsExactly(tuple("FIRST", moscow("2026-03-05T00:00"), LivedCase.ROADS));
    assertThat(lived.joinedBy(SOCIAL, false, "2026-03-03T11:00")).isEmpty();
  }

  @Test
  void aStageThatIsOverDoesNotBegin() {
    LivedCase lived = ordinary(answers());
    lived.open();
    lived.comes(CanonicalStatus.ANSWERED_INTERIM, "2026-03-03T09:00");

    assertThat(lived.joinedBy(SOCIAL, false, "2026-03-03T10:00")).isEmpty();
  }

  @Test
  void aTermThatStandsStillIsLeftAlone() {
    LivedCase lived =
        ordinary(
            Rules.of(
                null,
                new DeadlineRule(
                    "PAUSING",
                    DeadlineStage.CASE,
                    RuleCondition.ANY,
                    new Term(30, TermBasis.CALENDAR_DAYS),
                    DayOff.STAYS,
                    null,
                    false,
                    true),
                Rules.FAST_TRACK));
    lived.open();
    lived.comes(CanonicalStatus.AWAITING_INFO, "2026-03-03T10:00");

    assertThat(lived.joinedBy(POS, true, "2026-03-04T10:00")).isEmpty();
  }

  @Test
  void countsNothingOfMessagesFromBeforeItBegan() {
    LivedCase lived =
        ordinary(Rules.of(LocalDate.parse("2026-03-02"), Rules.ORDINARY, Rules.FAST_TRACK));
    lived.open();

    assertThat(lived.joinedBy(POS, true, "2026-03-01T10:00")).isEmpty();
  }

  /** Thirty days for all, and for posts a working day to the first answer. */
  private static DeadlineRules answers() {
    return Rules.of(
        null,
        Rules.ORDINARY,
        new DeadlineRule(
            "FIRST",
            DeadlineStage.FIRST_ANSWER,
            new RuleCondition(Map.of(CaseTrait.CHANNEL, Set.of(SOCIAL.value()))),
            new Term(1, TermBasis.WORKING_DAYS),
            DayOff.STAYS,
            null,
            false,
            false));
  }

  private static LivedCase ordinary(DeadlineRules rules) {
    return new LivedCase(rules, LegalRegime.ORDINARY, false, "2026-03-02T11:00");
  }
}
