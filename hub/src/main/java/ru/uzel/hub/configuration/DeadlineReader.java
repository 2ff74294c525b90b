package ru.uzel.hub.configuration;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.deadline.CaseTrait;
import ru.uzel.model.deadline.DayOff;
import ru.uzel.model.deadline.DeadlineRule;
import ru.uzel.model.deadline.DeadlineRules;
import ru.uzel.model.deadline.Extension;
import ru.uzel.model.deadline.RuleCondition;
import ru.uzel.model.deadline.Term;
import ru.uzel.model.deadline.WorkCalendar;
import ru.uzel.model.deadline.WorkingHours;
import ru.uzel.model.deadline.WorkingTime;
import ru.uzel.model.message.DeadlineStage;
import ru.uzel.model.message.TermBasis;

/** Makes the terms of a region of its file's section {@code deadlines}. */
final class DeadlineReader {

  private static final String SECTION = "/deadlines";

  private final Map<String, WorkCalendar> calendars;
  private final Set<String> parties;
  private final Mistakes mistakes;

  /**
   * @param parties the names of all, those with mistakes too
   */
  DeadlineReader(Map<String, WorkCalendar> calendars, Set<String> parties, Mistakes mistakes) {
    this.calendars = calendars;
    this.parties = parties;
    this.mistakes = mistakes;
  }

  /**
   * Null where the file has no such section, or one that cannot be used.
   *
   * @param zone the region's
   */
  @Nullable DeadlineRules read(YamlDocument document, ZoneId zone) {
    if (document.at(SECTION).isMissingNode()) {
      return null;
    }
    if (document.text("/timeZone").isEmpty()) {
      // Another zone's midnight is another day: here the usual one is no safe guess.
      mistakes.at(
          document,
          SECTION,
          "terms are counted in the region's days, and 'timeZone' is missing",
          "add a line such as timeZone: Europe/Moscow");
    }
    List<DeadlineRule> rules = new ArrayList<>();
    Map<String, Integer> lineByCode = new HashMap<>();
    for (int i = 0; i < document.at(SECTION + "/rules").size(); i++) {
      String place = SECTION + "/rules/" + i;
      DeadlineRule rule = rule(document, place);
      tellRepeated(document, place, rule.code(), lineByCode);
      rules.add(rule);
    }
    new RuleOrder(document, SECTION + "/rules", mistakes).check(rules);
    LocalDate since = since(document);
    Optional<WorkingTime> time = time(document, zone);
    return time.isEmpty() ? null : new DeadlineRules(time.get(), since, rules);
  }

  private void tellRepeated(
      YamlDocument document, String place, String code, Map<String, Integer> lineByCode) {
    Integer earlier = lineByCode.putIfAbsent(code, document.line(place));
    if (earlier != null) {
      mistakes.at(
          document,
          place + "/code",
          "a rule '" + code + "' stands on line " + earlier + " already",
          "give it another code");
    }
  }

  private Optional<WorkingTime> time(YamlDocument document, ZoneId zone) {
    String name = document.text(SECTION + "/calendar").orElse("");
    WorkCalendar calendar = calendars.get(name);
    if (calendar == null) {
      mistakes.at(
          document,
          SECTION + "/calendar",
          "no calendar is called '" + name + "'",
          "correct the name, or add calendars/"
              + name
              + ".yaml; there are: "
              + String.join(", ", calendars.keySet()));
    }
    Map<DayOfWeek, List<WorkingHours>> week = week(document);
    return calendar == null ? Optional.empty() : Optional.of(new WorkingTime(calendar, zone, week));
  }

  private @Nullable LocalDate since(YamlDocument document) {
    String text = document.text(SECTION + "/since").orElse("");
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeException impossible) {
      mistakes.at(document, SECTION + "/since", "there is no day " + text, "correct it");
      return null;
    }
  }

  private Map<DayOfWeek, List<WorkingHours>> week(YamlDocument document) {
    Map<DayOfWeek, List<WorkingHours>> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      String place = SECTION + "/hours/" + day.name().toLowerCase(Locale.ROOT);
      List<WorkingHours> hours = new ArrayList<>();
      for (String text : document.list(place)) {
        int dash = text.indexOf('-');
        LocalTime from = LocalTime.parse(text.substring(0, dash));
        LocalTime to = LocalTime.parse(text.substring(dash + 1));
        LocalTime before = hours.isEmpty() ? LocalTime.MIN : hours.get(hours.size() - 1).to();
        if (from.isBefore(to) && !from.isBefore(before)) {
          hours.add(new WorkingHours(from, to));
        } else {
          mistakes.at(
              document,
              place + "/" + hours.size(),
              "'" + text + "' ends before it begins, or before the one before it does",
              "write the stretches of the day in order, e.g. [\"09:00-13:00\", \"13:45-18:00\"]");
        }
      }
      if (!hours.isEmpty()) {
        week.put(day, hours);
      }
    }
    return week;
  }

  private DeadlineRule rule(YamlDocument document, String place) {
    DeadlineStage stage = constant(DeadlineStage.class, document, place + "/stage", "case");
    Extension extension = extension(document, place);
    Term term = term(document.text(place + "/term").orElse(""));
    if (extension != null && stage != DeadlineStage.CASE) {
      mistakes.at(
          document,
          place + "/extension",
          "only the term of the whole case is ever extended",
          "remove it, or let stage be case");
    }
    if (document.text(place + "/dayOff").isPresent() && term.basis() != TermBasis.CALENDAR_DAYS) {
      mistakes.at(
          document,
          place + "/dayOff",
          "a term of " + words(term.basis()) + " never ends on a day off",
          "remove it");
    }
    return new DeadlineRule(
        document.text(place + "/code").orElse(""),
        stage,
        condition(document, place + "/when"),
        term,
        constant(DayOff.class, document, place + "/dayOff", "stays"),
        extension,
        document.text(place + "/onTransfer").orElse("").equals("restart"),
        document.text(place + "/awaitingInfo").orElse("").equals("pause"));
  }

  private static String words(TermBasis basis) {
    return basis.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Term term(String text) {
    int space = text.indexOf(' ');
    String basis = text.substring(space + 1).toUpperCase(Locale.ROOT).replace(' ', '_');
    return new Term(
        Integer.parseInt(text.substring(0, space)),
        TermBasis.valueOf(basis.endsWith("S") ? basis : basis + "S"));
  }

  private static <E extends Enum<E>> E constant(
      Class<E> type, YamlDocument document, String place, String otherwise) {
    return Enum.valueOf(
        type, document.text(place).orElse(otherwise).toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static @Nullable Extension extension(YamlDocument document, String place) {
    if (document.at(place + "/extension").isMissingNode()) {
      return null;
    }
    return new Extension(
        document.at(place + "/extension/days").intValue(),
        document.at(place + "/extension/notice").asBoolean(false));
  }

  private RuleCondition condition(YamlDocument document, String place) {
    Map<CaseTrait, Set<String>> wanted = new EnumMap<>(CaseTrait.class);
    for (CaseTrait trait : CaseTrait.values()) {
      String where = place + "/" + trait.name().toLowerCase(Locale.ROOT);
      List<String> values = document.list(where);
      if (!values.isEmpty()) {
        wanted.put(trait, new HashSet<>(values));
      }
    }
    if (document.at(place + "/fastTrack").isBoolean()) {
      wanted.put(
          CaseTrait.FAST_TRACK,
          Set.of(Boolean.toString(document.at(place + "/fastTrack").booleanValue())));
    }
    List<String> channels = document.list(place + "/channel");
    for (int i = 0; i < channels.size(); i++) {
      if (!parties.contains(channels.get(i))) {
        mistakes.at(
            document,
            place + "/channel/" + i,
            "no party is called '" + channels.get(i) + "'",
            "correct the name; there are: " + String.join(", ", parties));
      }
    }
    return new RuleCondition(wanted);
  }
}
