package ru.uzel.model.slice;

import java.util.Arrays;

/** What is told of each group. The definitions stand in {@code docs/formats/slices.md}. */
public enum SliceMeasure {
  CASES("cases"),
  ANSWERED("answered"),
  OPEN("open"),
  ANSWERED_SHARE("answeredShare"),
  OVERDUE("overdue"),
  IN_TIME_SHARE("inTimeShare"),
  MEDIAN_HOURS("medianHours"),
  REOPENED("reopened"),
  SCORED("scored"),
  AVERAGE_SCORE("averageScore"),
  JOINED("joined");

  private final String wireName;

  SliceMeasure(String wireName) {
    this.wireName = wireName;
  }

  /** As it is written in configuration and in answers. */
  public String wireName() {
    return wireName;
  }

  /** Whether it is a part of one, and not a number of things. */
  public boolean isShare() {
    return this == ANSWERED_SHARE || this == IN_TIME_SHARE;
  }

  /**
   * The measure of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static SliceMeasure of(String wireName) {
    return Arrays.stream(values())
        .filter(measure -> measure.wireName.equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no measure is called " + wireName));
  }
}
