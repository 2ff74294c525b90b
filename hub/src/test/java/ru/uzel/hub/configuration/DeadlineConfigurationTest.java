package ru.uzel.hub.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import ru.uzel.hub.WorkedExample;
import ru.uzel.model.deadline.CaseTrait;
import ru.uzel.model.deadline.DayOff;
import ru.uzel.model.deadline.DeadlineRule;
import ru.uzel.model.deadline.DeadlineRules;
import ru.uzel.model.deadline.Extension;
import ru.uzel.model.deadline.MovedDay;
import ru.uzel.model.deadline.RuleCondition;
import ru.uzel.model.deadline.Term;
import ru.uzel.model.deadline.WorkCalendar;
import ru.uzel.model.deadline.WorkYear;
import ru.uzel.model.deadline.WorkingHours;
import ru.uzel.model.message.DeadlineStage;
import ru.uzel.model.message.TermBasis;

class DeadlineConfigurationTest {

  private static final String CALENDAR_FILE = "calendars/russia.yaml";
  private static final String REGION_FILE = "regions/example.yaml";

  private static final String CALENDAR =
      """
      name: russia
      title: Календарь
      weekend: [saturday, sunday]
      years:
        - year: 2025
          status: official
          source: акт
          daysOff: [2025-01-01]
          moved:
            - { from: 2025-11-01, to: 2025-11-03 }
          shortened: [2025-11-01]
      """;

  private static final String REGION =
      """
      name: example
      title: Область
      timeZone: Asia/Yekaterinburg
      deadlines:
        calendar: russia
        hours:
          monday: ["09:00-13:00", "14:00-18:00"]
        rules:
          - { code: ALL, stage: case, term: 30 calendar days }
          - code: SHORT
            stage: case
            when: { fastTrack: true }
            term: 10 calendar days
      """;

  @TempDir private Path directory;
  private WorkedExample example;

  @BeforeEach
  void copy() {
    example = WorkedExample.copiedTo(directory.resolve("config"));
  }

  /** Working days of a five-day week, as the published calendars of the year count them. */
  @ParameterizedTest
  @CsvSource({"2025, 247, 4", "2026, 247, 4"})
  void shipsTheCalendarOfTheYearAsItWasPublished(int year, int worked, int shortened) {
    WorkCalendar calendar = deadlines().time().calendar();
    WorkYear known = calendar.years().get(year);
    Set<LocalDate> off =
        Stream.concat(known.daysOff().stream(), known.moved().stream().map(MovedDay::to))
            .collect(java.util.stream.Collectors.toSet());
    List<LocalDate> instead = known.moved().stream().map(MovedDay::from).toList();

    assertThat(known.official()).isTrue();
    assertThat(
            LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(
                    day ->
                        !off.contains(day)
                            && (!calendar.weekend().contains(day.getDayOfWeek())
                                || instead.contains(day))))
        .hasSize(worked);
    assertThat(known.shortened()).hasSize(shortened);
  }

  @Test
  void saysThatAYearWithoutItsDecreeIsAProposal() {
    assertThat(deadlines().time().calendar().years().get(2027).official()).isFalse();
  }

  @Test
  void readsTheTermsOfTheWorkedExample() {
    DeadlineRules deadlines = deadlines();

    assertThat(deadlines.time().zone()).isEqualTo(ZoneId.of("Europe/Moscow"));
    assertThat(deadlines.time().week().get(DayOfWeek.FRIDAY))
        .containsExactly(
            new WorkingHours(LocalTime.of(9, 0), LocalTime.of(13, 0)),
            new WorkingHours(LocalTime.of(13, 45), LocalTime.of(16, 45)));
    assertThat(deadlines.since()).isEqualTo("2026-01-01");
    assertThat(deadlines.rule("FZ59_CONSIDER"))
        .contains(
            new DeadlineRule(
                "FZ59_CONSIDER",
                DeadlineStage.CASE,
                new RuleCondition(Map.of(CaseTrait.REGIME, Set.of("FZ59"))),
                new Term(30, TermBasis.CALENDAR_DAYS),
                DayOff.PRECEDING,
                new Extension(30, true),
                true,
                false));
    assertThat(deadlines.rule("POS_MODERATION").orElseThrow().term())
        .isEqualTo(new Term(1, TermBasis.WORKING_DAYS));
  }

  @Test
  void takesTheMostSpecificRule() {
    DeadlineRules deadlines = deadlines();

    assertThat(rule(deadlines, "ORDINARY", "true")).isEqualTo("POS_FAST_TRACK");
    assertThat(rule(deadlines, "ORDINARY", "false")).isEqualTo("POS_ORDINARY");
    assertThat(rule(deadlines, "FZ59", "true")).isEqualTo("FZ59_CONSIDER");
  }

  @Test
  void takesARuleForJustTheCasesThatTwoOthersFit() {
    example.with(
        REGION_FILE,
        REGION
            + rule("ROADS", "sector: [ROADS]")
            + rule("BOTH", "sector: [ROADS], fastTrack: true"));

    assertThat(
            deadlines()
                .rule(
                    DeadlineStage.CASE,
                    Map.of(CaseTrait.SECTOR, "ROADS", CaseTrait.FAST_TRACK, "true"))
                .orElseThrow()
                .code())
        .isEqualTo("BOTH");
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        one(CALENDAR, "2025-01-01]", "2025-02-30]", 8, "there is no day 2025-02-30"),
        one(CALENDAR, "2025-01-01]", "2026-01-01]", 8, "2026-01-01 is no day of 2025"),
        one(CALENDAR, "from: 2025-11-01", "from: 2025-10-31", 10, "2025-10-31 is a working day"),
        one(CALENDAR, "to: 2025-11-03", "to: 2025-11-02", 10, "2025-11-02 is a day off already"),
        one(CALENDAR, "shortened: [2025-11-01]", "shortened: [2025-11-03]", 11, "is a day off"),
        one(CALENDAR, "status: official", "status: maybe", 6, "'maybe' is not known here"),
        one(CALENDAR, "    source: акт\n", "", 5, "'source' is missing"),
        one(
            CALENDAR,
            "    shortened: [2025-11-01]\n",
            "  - { year: 2025, status: proposed, source: акт, daysOff: [] }\n",
            11,
            "the year 2025 stands here already"),
        one(REGION, "calendar: russia", "calendar: rusia", 5, "no calendar is called 'rusia'"),
        one(REGION, "Asia/Yekaterinburg", "Asia/Ural", 3, "'Asia/Ural' is no time zone"),
        one(REGION, "timeZone: Asia/Yekaterinburg\n", "", 3, "'timeZone' is missing"),
        one(REGION, "14:00-18:00", "12:00-18:00", 7, "'12:00-18:00' ends before it begins"),
        one(REGION, "14:00-18:00", "18:00-14:00", 7, "'18:00-14:00' ends before it begins"),
        one(REGION, "14:00-18:00", "14-18", 7, "'14-18' does not fit"),
        one(REGION, "30 calendar days", "30 days", 9, "'30 days' does not fit"),
        one(REGION, "stage: case, term", "stage: whole, term", 9, "'whole' is not known here"),
        one(REGION, "code: SHORT", "code: ALL", 10, "a rule 'ALL' stands on line 9 already"),
        one(REGION, "fastTrack: true", "channel: [sozial]", 12, "no party is called 'sozial'"),
        one(REGION, "fastTrack: true", "sector: [WATER]", 12, "'WATER' is not known here"),
        one(
            REGION,
            "stage: case\n",
            "stage: approval\n      extension: { days: 5 }\n",
            12,
            "only the term of the whole case"),
        one(
            REGION,
            "10 calendar days",
            "10 working hours\n      dayOff: next",
            14,
            "a term of working hours never ends on a day off"),
        one(REGION + rule("TWIN", "fastTrack: true"), "", "", 14, "both 'TWIN' and 'SHORT'"),
        one(REGION + rule("CROSS", "regime: [FZ59]"), "", "", 14, "both 'CROSS' and 'SHORT'"));
  }

  private static String rule(String code, String when) {
    return "    - { code: %s, stage: case, when: { %s }, term: 5 working days }\n"
        .formatted(code, when);
  }

  private static Arguments one(String file, String text, String other, int line, String reason) {
    assertThat(file).contains(text);
    return Arguments.of(
        file.startsWith("name: russia") ? CALENDAR_FILE : REGION_FILE,
        file.replace(text, other),
        line,
        reason);
  }

  @ParameterizedTest(name = "{3}")
  @MethodSource("mistakes")
  void tellsAMistakeWithItsLine(String file, String content, int line, String reason) {
    example.with(file, content);

    Reading reading = ConfigurationReader.read(example.directory());

    assertThat(reading.configuration()).isEmpty();
    assertThat(reading.found())
        .anySatisfy(
            mistake -> {
              assertThat(mistake.toString()).startsWith(file + ":" + line + ": ");
              assertThat(mistake.reason()).contains(reason);
              assertThat(mistake.cure()).isNotBlank();
            });
  }

  @Test
  void findsNothingWrongInWhatTheMistakesAreMadeIn() {
    example.with(CALENDAR_FILE, CALENDAR).with(REGION_FILE, REGION);

    assertThat(ConfigurationReader.read(example.directory()).found()).isEmpty();
  }

  private static String rule(DeadlineRules deadlines, String regime, String fastTrack) {
    return deadlines
        .rule(DeadlineStage.CASE, Map.of(CaseTrait.REGIME, regime, CaseTrait.FAST_TRACK, fastTrack))
        .orElseThrow()
        .code();
  }

  private DeadlineRules deadlines() {
    DeadlineRules deadlines =
        ConfigurationReader.read(example.directory())
            .configuration()
            .orElseThrow()
            .region()
            .deadlines();
    assertThat(deadlines).isNotNull();
    return deadlines;
  }
}
