package ru.uzel.model.message;

/** How urgent a case is; fixed per case, so that order within a case survives the broker. */
public enum Priority {
  REPORT(2),
  NORMAL(4),
  FAST_TRACK(7),
  INCIDENT(9);

  private final int jmsPriority;

  Priority(int jmsPriority) {
    this.jmsPriority = jmsPriority;
  }

  public int jmsPriority() {
    return jmsPriority;
  }
}
