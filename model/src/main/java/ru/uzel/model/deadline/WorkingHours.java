package ru.uzel.model.deadline;

import java.time.LocalTime;

/** A stretch of a working day, from the first moment to the last, which is not part of it. */
public record WorkingHours(LocalTime from, LocalTime to) {

  public WorkingHours {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("working hours end after they begin");
    }
  }
}
