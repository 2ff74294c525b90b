package ru.uzel.hub.configuration;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import ru.uzel.model.deadline.MovedDay;
import ru.uzel.model.deadline.WorkCalendar;
import ru.uzel.model.deadline.WorkYear;

/** Makes working calendars of their files, whose form has been checked. */
final class CalendarReader {

  private final Mistakes mistakes;
  private final Map<String, WorkCalendar> calendars = new TreeMap<>();

  CalendarReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  void read(YamlDocument document) {
    Set<DayOfWeek> weekend =
        document.list("/weekend").stream()
            .map(day -> DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)))
            .collect(Collectors.toSet());
    Map<Integer, WorkYear> years = new HashMap<>();
    for (int i = 0; i < document.at("/years").size(); i++) {
      String place = "/years/" + i;
      int number = document.at(place + "/year").intValue();
      if (years.putIfAbsent(number, new Year(document, place, number, weekend).read()) != null) {
        mistakes.at(
            document, place, "the year " + number + " stands here already", "keep one of the two");
      }
    }
    String name = document.text("/name").orElseThrow();
    calendars.put(name, new WorkCalendar(name, weekend, years));
  }

  Map<String, WorkCalendar> calendars() {
    return calendars;
  }

  /** One year in the reading: each day is looked at in the light of the others. */
  private final class Year {

    private final YamlDocument document;
    private final String place;
    private final int number;
    private final Set<DayOfWeek> weekend;

    private Year(YamlDocument document, String place, int number, Set<DayOfWeek> weekend) {
      this.document = document;
      this.place = place;
      this.number = number;
      this.weekend = weekend;
    }

    private WorkYear read() {
      Set<LocalDate> daysOff = new HashSet<>(days("/daysOff").values());
      List<MovedDay> moved = new ArrayList<>();
      for (int i = 0; i < document.at(place + "/moved").size(); i++) {
        moved(place + "/moved/" + i, daysOff).ifPresent(moved::add);
      }
      Map<String, LocalDate> shortened = days("/shortened");
      shortened.forEach(
          (where, day) -> {
            if (!isWorked(day, daysOff, moved)) {
              mistakes.at(
                  document, where, day + " is a day off: it cannot be shortened", "remove it");
            }
          });
      return new WorkYear(
          document.text(place + "/status").orElse("").equals("official"),
          daysOff,
          moved,
          new HashSet<>(shortened.values()));
    }

    private boolean isWorked(LocalDate day, Set<LocalDate> daysOff, List<MovedDay> moved) {
      return moved.stream().noneMatch(other -> other.to().equals(day))
          && !daysOff.contains(day)
          && (!weekend.contains(day.getDayOfWeek())
              || moved.stream().anyMatch(other -> other.from().equals(day)));
    }

    private Optional<MovedDay> moved(String where, Set<LocalDate> daysOff) {
      Optional<LocalDate> from = day(where + "/from");
      Optional<LocalDate> to = day(where + "/to");
      if (from.isEmpty() || to.isEmpty()) {
        return Optional.empty();
      }
      if (isWorked(from.get(), daysOff, List.of())) {
        mistakes.at(
            document,
            where + "/from",
            from.get() + " is a working day: there is nothing to move",
            "name the day off that is moved");
      }
      if (!isWorked(to.get(), daysOff, List.of())) {
        mistakes.at(
            document,
            where + "/to",
            to.get() + " is a day off already",
            "name the working day that becomes one");
      }
      return Optional.of(new MovedDay(from.get(), to.get()));
    }

    /** The days of a list by where they stand. */
    private Map<String, LocalDate> days(String list) {
      Map<String, LocalDate> days = new TreeMap<>();
      for (int i = 0; i < document.at(place + list).size(); i++) {
        String where = place + list + "/" + i;
        day(where).ifPresent(day -> days.put(where, day));
      }
      return days;
    }

    private Optional<LocalDate> day(String where) {
      String text = document.text(where).orElse("");
      try {
        LocalDate day = LocalDate.parse(text);
        if (day.getYear() == number) {
          return Optional.of(day);
        }
        mistakes.at(
            document, where, text + " is no day of " + number, "move it to the year it is of");
      } catch (DateTimeException impossible) {
        mistakes.at(document, where, "there is no day " + text, "correct it");
      }
      return Optional.empty();
    }
  }
}
