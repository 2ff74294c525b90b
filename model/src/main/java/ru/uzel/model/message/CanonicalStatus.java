package ru.uzel.model.message;

/** The statuses of a case. Partners' own words are kept beside them, never replaced. */
public enum CanonicalStatus {
  RECEIVED,
  ON_MODERATION,
  REJECTED_BY_MODERATOR,
  ON_COORDINATION,
  ASSIGNED,
  IN_PROGRESS,
  AWAITING_INFO,
  TRANSFERRED_DOWN,
  TRANSFERRED_UP,
  TRANSFERRED_PEER,
  TRANSFERRED_OUT,
  EXTENDED,
  DEFERRED,
  ON_APPROVAL,
  REWORK,
  ANSWERED_INTERIM,
  RESOLVED,
  EXPLAINED,
  NOT_SUPPORTED,
  LEFT_WITHOUT_ANSWER,
  REOPENED,
  CLOSED;

  /** Whether the work on the case is over unless the resident asks again. */
  public boolean isFinal() {
    return switch (this) {
      case REJECTED_BY_MODERATOR, RESOLVED, EXPLAINED, NOT_SUPPORTED, LEFT_WITHOUT_ANSWER, CLOSED ->
          true;
      default -> false;
    };
  }
}
