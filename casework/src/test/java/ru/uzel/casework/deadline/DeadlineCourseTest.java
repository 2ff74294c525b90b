package ru.uzel.casework.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static ru.uzel.casework.deadline.LivedCase.moscow;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ru.uzel.model.classification.Sector;
import ru.uzel.model.deadline.DayOff;
import ru.uzel.model.deadline.DeadlineRule;
import ru.uzel.model.deadline.Extension;
import ru.uzel.model.deadline.RuleCondition;
import ru.uzel.model.deadline.Term;
import ru.uzel.model.failure.UnknownValueFailure;
import ru.uzel.model.message.CancelReason;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.DeadlinePhase;
import ru.uzel.model.message.DeadlineStage;
import ru.uzel.model.message.LegalRegime;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.ReplyKind;
import ru.uzel.model.message.TermBasis;

class DeadlineCourseTest {

  private static final PartyName PARKS = new PartyName("parks");

  @Test
  void beginsWhatTheRulesHaveForTheCase() {
    assertThat(appeal().open())
        .extracting(DeadlineEvent::rule, DeadlineEvent::phase, DeadlineEvent::dueAt)
        .containsExactly(
            tuple("FZ59_CONSIDER", DeadlinePhase.STARTED, moscow("2026-04-02T00:00")),
            tuple("FZ59_TRANSFER", DeadlinePhase.STARTED, moscow("2026-03-10T00:00")));
    assertThat(fastTrack().open())
        .extracting(DeadlineEvent::rule, DeadlineEvent::dueAt)
        .containsExactly(
            tuple("POS_FAST_TRACK", moscow("2026-03-13T00:00")),
            tuple("POS_MODERATION", moscow("2026-03-04T00:00")));
  }

  @Test
  void saysOfWhichSectorAndWithWhomTheCaseIs() {
    assertThat(fastTrack().open())
        .allSatisfy(
            event -> {
              assertThat(event.sector()).isEqualTo(Sector.ROADS);
              assertThat(event.responsible()).isEqualTo(LivedCase.ROADS);
              assertThat(event.startAt()).isEqualTo(moscow("2026-03-02T11:00"));
            });
  }

  @Test
  void countsNothingOfCasesFromBeforeItBegan() {
    LivedCase old =
        new LivedCase(
            Rules.of(LocalDate.parse("2026-03-03"), Rules.ORDINARY),
            LegalRegime.ORDINARY,
            false,
            "2026-03-02T23:59");

    assertThat(old.open()).isEmpty();
    assertThat(old.comes(CanonicalStatus.REOPENED, "2026-03-20T10:00")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = CanonicalStatus.class,
      names = {
        "REJECTED_BY_MODERATOR",
        "RESOLVED",
        "EXPLAINED",
        "NOT_SUPPORTED",
        "LEFT_WITHOUT_ANSWER",
        "CLOSED"
      })
  void isMetByTheLastWordWhateverItIs(CanonicalStatus last) {
    LivedCase lived = fastTrack();
    lived.open();

    assertThat(lived.comes(last, "2026-03-05T10:00"))
        .extracting(DeadlineEvent::rule, DeadlineEvent::phase, DeadlineEvent::at)
        .containsExactly(
            tuple("POS_FAST_TRACK", DeadlinePhase.MET, moscow("2026-03-05T10:00")),
            tuple("POS_MODERATION", DeadlinePhase.MET, moscow("2026-03-05T10:00")));
    assertThat(lived.course.plannedDay(lived.standing())).isEmpty();
  }

  @Test
  void goesThroughTheStagesEachWithATermOfItsOwn() {
    LivedCase lived = ordinary();
    lived.open();

    assertThat(lived.comes(CanonicalStatus.IN_PROGRESS, "2026-03-03T10:00"))
        .extracting(DeadlineEvent::rule, DeadlineEvent::phase)
        .containsExactly(
            tuple("POS_MODERATION", DeadlinePhase.MET),
            tuple("POS_EXECUTION", DeadlinePhase.STARTED));
    assertThat(lived.comes(CanonicalStatus.ON_APPROVAL, "2026-03-05T10:00"))
        .extracting(DeadlineEvent::rule, DeadlineEvent::phase)
        .containsExactly(
            tuple("POS_EXECUTION", DeadlinePhase.MET),
            tuple("POS_APPROVAL", DeadlinePhase.STARTED));
    assertThat(lived.comes(CanonicalStatus.REWORK, "2026-03-05T12:00"))
        .extracting(DeadlineEvent::rule, DeadlineEvent::phase, DeadlineEvent::round)
        .containsExactly(
            tuple("POS_APPROVAL", DeadlinePhase.MET, 1),
            tuple("POS_EXECUTION", DeadlinePhase.STARTED, 2));
  }

  @Test
  void givesASocialPostOneClockToTheFirstAnswerAndOneToTheFinal() {
    LivedCase post = new LivedCase(Rules.social(), LegalRegime.ORDINARY, false, "2026-03-02T16:00");
    assertThat(post.open())
        .extracting(DeadlineEvent::rule, DeadlineEvent::dueAt)
        .containsExactly(tuple("SOCIAL_FIRST", moscow("2026-03-03T17:00")));

    assertThat(post.comes(CanonicalStatus.ANSWERED_INTERIM, "2026-03-03T10:00"))
        .extracting(DeadlineEvent::rule, DeadlineEvent::phase, DeadlineEvent::dueAt)
        .containsExactly(
            tuple("SOCIAL_FIRST", DeadlinePhase.MET, moscow("2026-03-03T17:00")),
            tuple("SOCIAL_FINAL", DeadlinePhase.STARTED, moscow("2026-03-14T00:00")));
    assertThat(post.comes(CanonicalStatus.IN_PROGRESS, "2026-03-04T10:00")).isEmpty();
    assertThat(post.comes(CanonicalStatus.RESOLVED, "2026-03-05T10:00"))
        .extracting(DeadlineEvent::rule, DeadlineEvent::phase)
        .containsExactly(tuple("SOCIAL_FINAL", DeadlinePhase.MET));
  }

  @Test
  void movesTheEndWhenTheTermIsExtended() {
    LivedCase lived = appeal();
    lived.open();

    assertThat(lived.comes(CanonicalStatus.EXTENDED, "2026-03-20T10:00", "нужна экспертиза", null))
        .filteredOn(event -> event.rule().equals("FZ59_CONSIDER"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.phase()).isEqualTo(DeadlinePhase.STARTED);
              assertThat(event.round()).isEqualTo(2);
              assertThat(event.startAt()).isEqualTo(moscow("2026-03-02T11:00"));
              assertThat(event.extendedFrom()).isEqualTo(moscow("2026-04-02T00:00"));
              // Thirty days on is a holiday, and the days before it are not.
              assertThat(event.dueAt()).isEqualTo(moscow("2026-05-01T00:00"));
              assertThat(event.extensionDays()).isEqualTo(30);
              assertThat(event.extensionReason()).isEqualTo("нужна экспертиза");
            });
    assertThat(lived.course.plannedDay(lived.standing())).contains(LocalDate.parse("2026-04-30"));
  }

  @Test
  void objectsToAnExtensionWithoutNoticeWhereTheRuleDemandsOne() {
    LivedCase lived = appeal();
    lived.open();

    assertThat(lived.objection("2026-03-20T10:00", null, null))
        .contains("its term is to be extended without a notice to the resident");
    assertThat(lived.objection("2026-03-20T10:00", null, ReplyKind.FINAL)).isPresent();
    assertThat(lived.objection("2026-03-20T10:00", null, ReplyKind.EXTENSION_NOTICE)).isEmpty();
    LivedCase free = ordinary();
    free.open();
    assertThat(free.objection("2026-03-20T10:00", null, null)).isEmpty();
  }

  @Test
  void objectsToExtendingWhatIsNeverExtendedAndWhatIsOver() {
    LivedCase fast = fastTrack();
    fast.open();
    assertThat(fast.objection("2026-03-04T10:00", "причина", null))
        .contains("a term by rule POS_FAST_TRACK is never extended");

    LivedCase late = appeal();
    late.open();
    assertThat(late.objection("2026-04-02T00:00", "причина", null))
        .contains("its term was over before it was to be extended");
  }

  @Test
  void beginsAnewForTheBodyItIsTransferredToWhereTheRuleSaysSo() {
    LivedCase lived = appeal();
    lived.open();

    assertThat(lived.comes(CanonicalStatus.TRANSFERRED_DOWN, "2026-03-06T10:00", null, PARKS))
        .extracting(
            DeadlineEvent::rule,
            DeadlineEvent::phase,
            DeadlineEvent::round,
            DeadlineEvent::cancelled,
            DeadlineEvent::dueAt,
            DeadlineEvent::responsible)
        .containsExactly(
            tuple(
                "FZ59_CONSIDER",
                DeadlinePhase.CANCELLED,
                1,
                CancelReason.TRANSFERRED,
                moscow("2026-04-02T00:00"),
                LivedCase.ROADS),
            tuple(
                "FZ59_CONSIDER", DeadlinePhase.STARTED, 2, null, moscow("2026-04-04T00:00"), PARKS),
            tuple(
                "FZ59_TRANSFER",
                DeadlinePhase.MET,
                1,
                null,
                moscow("2026-03-10T00:00"),
                LivedCase.ROADS));
  }

  @Test
  void goesOnWithTheBodyItIsTransferredToWhereTheRuleSaysNothing() {
    LivedCase lived = ordinary();
    lived.open();

    assertThat(lived.comes(CanonicalStatus.TRANSFERRED_DOWN, "2026-03-06T10:00", null, PARKS))
        .filteredOn(event -> event.rule().equals("POS_ORDINARY"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.phase()).isEqualTo(DeadlinePhase.STARTED);
              assertThat(event.round()).isEqualTo(2);
              assertThat(event.responsible()).isEqualTo(PARKS);
              assertThat(event.dueAt()).isEqualTo(moscow("2026-04-02T00:00"));
              assertThat(event.extendedFrom()).isNull();
            });
  }

  @Test
  void endsWithoutFulfilmentWhenTheCaseLeavesForSomebodyElse() {
    LivedCase lived = appeal();
    lived.open();

    assertThat(lived.leaves("2026-03-06T10:00"))
        .extracting(DeadlineEvent::rule, DeadlineEvent::phase, DeadlineEvent::cancelled)
        .containsExactly(
            tuple("FZ59_CONSIDER", DeadlinePhase.CANCELLED, CancelReason.PASSED_OUT),
            tuple("FZ59_TRANSFER", DeadlinePhase.MET, null));
  }

  @Test
  void goesOnToItsEndWhenTheCaseIsBack() {
    LivedCase lived = appeal();
    lived.open();
    lived.leaves("2026-03-06T10:00");

    assertThat(lived.comes(CanonicalStatus.ON_COORDINATION, "2026-03-20T10:00"))
        .extracting(
            DeadlineEvent::rule,
            DeadlineEvent::phase,
            DeadlineEvent::round,
            DeadlineEvent::dueAt,
            DeadlineEvent::responsible)
        .containsExactly(
            tuple(
                "FZ59_CONSIDER",
                DeadlinePhase.STARTED,
                2,
                moscow("2026-04-02T00:00"),
                LivedCase.ROADS));
    assertThat(lived.comes(CanonicalStatus.IN_PROGRESS, "2026-03-21T10:00")).isEmpty();
  }

  @Test
  void beginsAnewForTheBodyThatGetsTheCaseOnceItIsBackWhereTheRuleSaysSo() {
    LivedCase lived = appeal();
    lived.open();
    lived.leaves("2026-03-06T10:00");

    assertThat(lived.comes(CanonicalStatus.TRANSFERRED_DOWN, "2026-03-20T10:00", null, PARKS))
        .extracting(
            DeadlineEvent::rule,
            DeadlineEvent::phase,
            DeadlineEvent::round,
            DeadlineEvent::startAt,
            DeadlineEvent::responsible)
        .containsExactly(
            tuple("FZ59_CONSIDER", DeadlinePhase.STARTED, 2, moscow("2026-03-20T10:00"), PARKS));
  }

  @Test
  void beginsOnceWhenACaseThatLeftAndWasClosedIsReopened() {
    LivedCase lived = appeal();
    lived.open();
    lived.leaves("2026-03-06T10:00");
    assertThat(lived.comes(CanonicalStatus.CLOSED, "2026-03-20T10:00")).isEmpty();

    assertThat(lived.comes(CanonicalStatus.REOPENED, "2026-03-21T10:00"))
        .extracting(DeadlineEvent::rule, DeadlineEvent::round, DeadlineEvent::startAt)
        .containsExactly(tuple("FZ59_CONSIDER", 2, moscow("2026-03-21T10:00")));
    assertThat(lived.comes(CanonicalStatus.ON_COORDINATION, "2026-03-22T10:00")).isEmpty();
  }

  @Test
  void standsStillWhenTheCaseIsBackOnlyForTheResidentToBeAsked() {
    LivedCase lived = pausing();
    lived.open();
    lived.leaves("2026-03-03T10:00");

    assertThat(lived.comes(CanonicalStatus.AWAITING_INFO, "2026-03-04T10:00"))
        .extracting(DeadlineEvent::phase, DeadlineEvent::round, DeadlineEvent::cancelled)
        .containsExactly(
            tuple(DeadlinePhase.STARTED, 2, null),
            tuple(DeadlinePhase.CANCELLED, 2, CancelReason.AWAITING_INFO));
  }

  @Test
  void standsStillWhileTheResidentIsAskedForMoreWhereTheRuleSaysSo() {
    LivedCase lived = ordinary();
    lived.open();
    lived.comes(CanonicalStatus.ASSIGNED, "2026-03-03T10:00");
    assertThat(lived.term("POS_EXECUTION").dueAt()).isEqualTo(moscow("2026-03-17T00:00"));

    assertThat(lived.comes(CanonicalStatus.AWAITING_INFO, "2026-03-05T10:00"))
        .extracting(DeadlineEvent::rule, DeadlineEvent::phase, DeadlineEvent::cancelled)
        .containsExactly(
            tuple("POS_EXECUTION", DeadlinePhase.CANCELLED, CancelReason.AWAITING_INFO));
    assertThat(lived.term("POS_EXECUTION").state()).isEqualTo(Deadline.State.PAUSED);
    // Six working days were left, and are left.
    assertThat(lived.comes(CanonicalStatus.IN_PROGRESS, "2026-03-18T10:00"))
        .extracting(DeadlineEvent::rule, DeadlineEvent::phase, DeadlineEvent::dueAt)
        .containsExactly(tuple("POS_EXECUTION", DeadlinePhase.STARTED, moscow("2026-03-27T00:00")));
  }

  @Test
  void isExtendedFromTheEndItHasOnceItGoesOn() {
    LivedCase lived = pausing();
    lived.open();
    lived.comes(CanonicalStatus.AWAITING_INFO, "2026-03-03T11:00");
    // Its old end is over by then, yet it stood still before that.
    assertThat(lived.objection("2026-04-02T11:00", null, null)).isEmpty();

    assertThat(lived.comes(CanonicalStatus.EXTENDED, "2026-04-02T11:00"))
        .extracting(
            DeadlineEvent::phase,
            DeadlineEvent::round,
            DeadlineEvent::dueAt,
            DeadlineEvent::extensionDays)
        .containsExactly(
            tuple(DeadlinePhase.STARTED, 2, moscow("2026-04-12T00:00"), null),
            tuple(DeadlinePhase.STARTED, 3, moscow("2026-04-17T00:00"), 5));
  }

  @Test
  void isNotExtendedOnceItWasOverWhenItStopped() {
    LivedCase lived = pausing();
    lived.open();
    lived.comes(CanonicalStatus.AWAITING_INFO, "2026-03-13T11:00");

    assertThat(lived.objection("2026-03-14T11:00", null, null))
        .contains("its term was over before it was to be extended");
  }

  @Test
  void warnsNoEarlierForHavingStoodStill() {
    LivedCase lived = pausing();
    lived.open();
    lived.comes(CanonicalStatus.AWAITING_INFO, "2026-03-03T11:00");
    lived.comes(CanonicalStatus.IN_PROGRESS, "2026-04-02T11:00");

    // As far from its beginning as without the thirty days.
    assertThat(lived.course.phases(lived.term("PAUSING")).get(0))
        .isEqualTo(new PhaseMoment(DeadlinePhase.WARN_50, moscow("2026-04-06T17:30")));
  }

  @Test
  void isMetThoughItStoodStill() {
    LivedCase lived = ordinary();
    lived.open();
    lived.comes(CanonicalStatus.ASSIGNED, "2026-03-03T10:00");
    lived.comes(CanonicalStatus.AWAITING_INFO, "2026-03-05T10:00");

    assertThat(lived.comes(CanonicalStatus.LEFT_WITHOUT_ANSWER, "2026-03-18T10:00"))
        .extracting(DeadlineEvent::rule, DeadlineEvent::phase)
        .contains(tuple("POS_EXECUTION", DeadlinePhase.MET));
  }

  @Test
  void beginsAnewWhenTheCaseIsReopened() {
    LivedCase lived = fastTrack();
    lived.open();
    lived.comes(CanonicalStatus.RESOLVED, "2026-03-05T10:00");

    assertThat(lived.comes(CanonicalStatus.REOPENED, "2026-03-20T10:00"))
        .extracting(DeadlineEvent::rule, DeadlineEvent::round, DeadlineEvent::dueAt)
        .containsExactly(tuple("POS_FAST_TRACK", 2, moscow("2026-03-31T00:00")));
  }

  @Test
  void comesToItsPhasesInOrder() {
    LivedCase lived = fastTrack();
    lived.open();

    assertThat(lived.course.phases(lived.term("POS_FAST_TRACK")))
        .extracting(PhaseMoment::phase, PhaseMoment::at)
        .containsExactly(
            tuple(DeadlinePhase.WARN_50, moscow("2026-03-07T17:30")),
            tuple(DeadlinePhase.WARN_80, moscow("2026-03-10T21:24")),
            tuple(DeadlinePhase.DUE, moscow("2026-03-12T00:00")),
            tuple(DeadlinePhase.OVERDUE, moscow("2026-03-13T00:00")));
    // Of one working day the last unit is the whole, and says nothing.
    assertThat(lived.course.phases(lived.term("POS_MODERATION")))
        .extracting(PhaseMoment::phase)
        .containsExactly(DeadlinePhase.WARN_50, DeadlinePhase.WARN_80, DeadlinePhase.OVERDUE);
  }

  @Test
  void keepsToItsEndWhenItsRuleIsGone() {
    LivedCase lived = appeal();
    lived.open();
    DeadlineCourse poorer = new DeadlineCourse(Rules.of(null, Rules.ORDINARY));
    List<Deadline> standing = lived.standing();

    assertThat(poorer.phases(standing.get(0)))
        .extracting(PhaseMoment::at)
        .last()
        .isEqualTo(moscow("2026-04-02T00:00"));
  }

  @Test
  void doesNotGuessAYearThatTheCalendarLacks() {
    LivedCase lived = new LivedCase(Rules.all(), LegalRegime.FZ59, false, "2027-12-20T10:00");

    assertThatThrownBy(lived::open)
        .isInstanceOf(UnknownValueFailure.class)
        .hasMessageContaining("2028");
  }

  private static LivedCase pausing() {
    return new LivedCase(
        Rules.of(
            null,
            new DeadlineRule(
                "PAUSING",
                DeadlineStage.CASE,
                RuleCondition.ANY,
                new Term(10, TermBasis.CALENDAR_DAYS),
                DayOff.STAYS,
                new Extension(5, false),
                false,
                true)),
        LegalRegime.ORDINARY,
        false,
        "2026-03-02T11:00");
  }

  private static LivedCase appeal() {
    return new LivedCase(Rules.all(), LegalRegime.FZ59, false, "2026-03-02T11:00");
  }

  private static LivedCase fastTrack() {
    return new LivedCase(Rules.all(), LegalRegime.ORDINARY, true, "2026-03-02T11:00");
  }

  private static LivedCase ordinary() {
    return new LivedCase(Rules.all(), LegalRegime.ORDINARY, false, "2026-03-02T11:00");
  }
}
