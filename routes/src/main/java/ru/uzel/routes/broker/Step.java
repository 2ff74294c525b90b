package ru.uzel.routes.broker;

import java.util.Locale;
import ru.uzel.model.configuration.FaultPoints;

/** The steps of a message's life, each with its own broker transaction. */
public enum Step {
  INTAKE,
  FLOW,
  PREPARE,
  SEND,
  JOURNAL;

  private final String beforeSend = point("before-send");
  private final String afterSend = point("after-send");
  private final String beforeCommit = point("before-commit");
  private final String afterCommit = point("after-commit");

  private String point(String place) {
    return name().toLowerCase(Locale.ROOT) + "." + place;
  }

  public void beforeSend(FaultPoints faults) {
    faults.reached(beforeSend);
  }

  public void afterSend(FaultPoints faults) {
    faults.reached(afterSend);
  }

  void beforeCommit(FaultPoints faults) {
    faults.reached(beforeCommit);
  }

  void afterCommit(FaultPoints faults) {
    faults.reached(afterCommit);
  }
}
