package ru.uzel.model.message;

/** What has become of a term. */
public enum DeadlinePhase {
  /** It runs from now on; extended ones say from when they were. */
  STARTED,
  /** Half of it is over. */
  WARN_50,
  /** Four fifths of it are over. */
  WARN_80,
  /**
   * Its last unit has begun: the last day, or the last working hour. Short terms, whose last unit
   * is more than a fifth of them, do not come to it.
   */
  DUE,
  /** It is over, and what was awaited has not come. */
  OVERDUE,
  /** What was awaited has come; after OVERDUE it came late. */
  MET,
  /** It runs no longer, without what was awaited. */
  CANCELLED;

  /** Whether the clock brings it about, and not a message. */
  public boolean comesByItself() {
    return switch (this) {
      case WARN_50, WARN_80, DUE, OVERDUE -> true;
      case STARTED, MET, CANCELLED -> false;
    };
  }
}
