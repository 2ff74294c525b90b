package ru.uzel.casework.deadline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ru.uzel.model.deadline.MovedDay;
import ru.uzel.model.deadline.WorkCalendar;
import ru.uzel.model.deadline.WorkYear;
import ru.uzel.model.deadline.WorkingHours;
import ru.uzel.model.deadline.WorkingTime;

/** 2025 to 2027 as Russia has them, worked from nine to six with an hour's break, in Moscow. */
public final class Calendars {

  public static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");

  private Calendars() {}

  public static WorkingTime russia() {
    Map<DayOfWeek, List<WorkingHours>> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.getValue() <= DayOfWeek.FRIDAY.getValue()) {
        week.put(day, List.of(hours(9, 13), hours(14, 18)));
      }
    }
    week.put(DayOfWeek.FRIDAY, List.of(hours(9, 13), hours(14, 17)));
    Map<Integer, WorkYear> years = new HashMap<>();
    years.put(
        2025,
        year(
            2025,
            List.of(
                moved("2025-01-04", "2025-05-02"),
                moved("2025-02-23", "2025-05-08"),
                moved("2025-03-08", "2025-06-13"),
                moved("2025-11-01", "2025-11-03"),
                moved("2025-01-05", "2025-12-31")),
            "2025-03-07",
            "2025-04-30",
            "2025-06-11",
            "2025-11-01"));
    years.put(
        2026,
        year(
            2026,
            List.of(
                moved("2026-01-03", "2026-01-09"),
                moved("2026-03-08", "2026-03-09"),
                moved("2026-05-09", "2026-05-11"),
                moved("2026-01-04", "2026-12-31")),
            "2026-04-30",
            "2026-05-08",
            "2026-06-11",
            "2026-11-03"));
    years.put(
        2027,
        year(
            2027,
            List.of(
                moved("2027-05-01", "2027-05-03"),
                moved("2027-05-09", "2027-05-10"),
                moved("2027-06-12", "2027-06-14")),
            "2027-02-22"));
    return new WorkingTime(
        new WorkCalendar("russia", Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), years),
        MOSCOW,
        week);
  }

  private static WorkYear year(int year, List<MovedDay> moved, String... shortened) {
    Set<LocalDate> holidays =
        Stream.of(
                "01-01", "01-02", "01-03", "01-04", "01-05", "01-06", "01-07", "01-08", "02-23",
                "03-08", "05-01", "05-09", "06-12", "11-04")
            .map(day -> LocalDate.parse(year + "-" + day))
            .collect(Collectors.toSet());
    return new WorkYear(
        true,
        holidays,
        moved,
        Stream.of(shortened).map(LocalDate::parse).collect(Collectors.toSet()));
  }

  private static MovedDay moved(String from, String to) {
    return new MovedDay(LocalDate.parse(from), LocalDate.parse(to));
  }

  private static WorkingHours hours(int from, int to) {
    return new WorkingHours(LocalTime.of(from, 0), LocalTime.of(to, 0));
  }
}
