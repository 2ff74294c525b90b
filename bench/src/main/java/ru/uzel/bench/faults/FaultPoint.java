package ru.uzel.bench.faults;

import java.util.List;

/** The hub's named fault points: five steps times four places. */
final class FaultPoint {

  private static final List<String> STEPS = List.of("intake", "flow", "prepare", "send", "journal");
  private static final List<String> PLACES =
      List.of("before-send", "after-send", "before-commit", "after-commit");

  private FaultPoint() {}

  static List<String> all() {
    return STEPS.stream()
        .flatMap(step -> PLACES.stream().map(place -> step + "." + place))
        .toList();
  }

  /** Those where it shows whether a transaction is one: just before and just after its end. */
  static List<String> aroundCommits() {
    return all().stream().filter(point -> point.endsWith("-commit")).toList();
  }
}
