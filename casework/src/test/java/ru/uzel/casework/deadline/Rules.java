package ru.uzel.casework.deadline;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.deadline.CaseTrait;
import ru.uzel.model.deadline.DayOff;
import ru.uzel.model.deadline.DeadlineRule;
import ru.uzel.model.deadline.DeadlineRules;
import ru.uzel.model.deadline.Extension;
import ru.uzel.model.deadline.RuleCondition;
import ru.uzel.model.deadline.Term;
import ru.uzel.model.message.DeadlineStage;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.TermBasis;

/** Rules for tests: like those of the worked example, and some that it has only as comments. */
public final class Rules {

  static final DeadlineRule APPEAL =
      new DeadlineRule(
          "FZ59_CONSIDER",
          DeadlineStage.CASE,
          when(CaseTrait.REGIME, "FZ59"),
          new Term(30, TermBasis.CALENDAR_DAYS),
          DayOff.PRECEDING,
          new Extension(30, true),
          true,
          false);

  static final DeadlineRule FAST_TRACK =
      new DeadlineRule(
          "POS_FAST_TRACK",
          DeadlineStage.CASE,
          new RuleCondition(
              Map.of(CaseTrait.REGIME, Set.of("ORDINARY"), CaseTrait.FAST_TRACK, Set.of("true"))),
          new Term(10, TermBasis.CALENDAR_DAYS),
          DayOff.STAYS,
          null,
          false,
          false);

  static final DeadlineRule ORDINARY =
      new DeadlineRule(
          "POS_ORDINARY",
          DeadlineStage.CASE,
          when(CaseTrait.REGIME, "ORDINARY"),
          new Term(30, TermBasis.CALENDAR_DAYS),
          DayOff.STAYS,
          new Extension(30, false),
          false,
          false);

  static final DeadlineRule EXECUTION =
      new DeadlineRule(
          "POS_EXECUTION",
          DeadlineStage.EXECUTION,
          when(CaseTrait.REGIME, "ORDINARY"),
          new Term(8, TermBasis.WORKING_DAYS),
          DayOff.STAYS,
          null,
          false,
          true);

  private Rules() {}

  public static DeadlineRules all() {
    return of(
        null,
        APPEAL,
        FAST_TRACK,
        ORDINARY,
        EXECUTION,
        stage("FZ59_TRANSFER", DeadlineStage.TRANSFER, 7, TermBasis.CALENDAR_DAYS, "FZ59"),
        stage("POS_MODERATION", DeadlineStage.MODERATION, 1, TermBasis.WORKING_DAYS, "ORDINARY"),
        stage("POS_APPROVAL", DeadlineStage.APPROVAL, 1, TermBasis.WORKING_DAYS, "ORDINARY"));
  }

  /** Only that a whole case has ten calendar days. */
  public static DeadlineRules tenDays() {
    return of(
        null,
        new DeadlineRule(
            "TEN_DAYS",
            DeadlineStage.CASE,
            RuleCondition.ANY,
            new Term(10, TermBasis.CALENDAR_DAYS),
            DayOff.STAYS,
            new Extension(10, true),
            false,
            false));
  }

  /** As {@link #tenDays}, but each body has them anew. */
  public static DeadlineRules tenDaysForEachBody() {
    return of(
        null,
        new DeadlineRule(
            "TEN_DAYS",
            DeadlineStage.CASE,
            RuleCondition.ANY,
            new Term(10, TermBasis.CALENDAR_DAYS),
            DayOff.STAYS,
            null,
            true,
            false));
  }

  /** Ten calendar days for each body, and ten more once. */
  public static DeadlineRules tenDaysAndTenMoreForEachBody() {
    return of(
        null,
        new DeadlineRule(
            "TEN_DAYS",
            DeadlineStage.CASE,
            RuleCondition.ANY,
            new Term(10, TermBasis.CALENDAR_DAYS),
            DayOff.STAYS,
            new Extension(10, false),
            true,
            false));
  }

  /** As {@link #tenDaysAndTenMoreForEachBody}, but five for what comes by that channel. */
  public static DeadlineRules fiveDaysBy(PartyName channel) {
    return of(
        null,
        tenDaysAndTenMoreForEachBody().rules().get(0),
        new DeadlineRule(
            "FIVE_DAYS",
            DeadlineStage.CASE,
            when(CaseTrait.CHANNEL, channel.value()),
            new Term(5, TermBasis.CALENDAR_DAYS),
            DayOff.STAYS,
            new Extension(10, false),
            true,
            false));
  }

  /** One working day for each of these, whatever the case; each rule is called as its stage. */
  public static DeadlineRules ofStages(DeadlineStage... stages) {
    return of(
        null,
        Stream.of(stages)
            .map(
                stage ->
                    new DeadlineRule(
                        stage.name(),
                        stage,
                        RuleCondition.ANY,
                        new Term(1, TermBasis.WORKING_DAYS),
                        DayOff.STAYS,
                        null,
                        false,
                        false))
            .toArray(DeadlineRule[]::new));
  }

  static DeadlineRules social() {
    return of(
        null,
        stage("SOCIAL_FIRST", DeadlineStage.FIRST_ANSWER, 9, TermBasis.WORKING_HOURS, "ORDINARY"),
        stage("SOCIAL_FINAL", DeadlineStage.FINAL_ANSWER, 7, TermBasis.WORKING_DAYS, "ORDINARY"));
  }

  static DeadlineRules of(@Nullable LocalDate since, DeadlineRule... rules) {
    return new DeadlineRules(Calendars.russia(), since, List.of(rules));
  }

  static DeadlineRule stage(
      String code, DeadlineStage stage, int amount, TermBasis basis, String regime) {
    return new DeadlineRule(
        code,
        stage,
        when(CaseTrait.REGIME, regime),
        new Term(amount, basis),
        DayOff.STAYS,
        null,
        false,
        false);
  }

  private static RuleCondition when(CaseTrait trait, String value) {
    return new RuleCondition(Map.of(trait, Set.of(value)));
  }
}
