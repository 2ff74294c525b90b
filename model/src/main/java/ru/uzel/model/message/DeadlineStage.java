package ru.uzel.model.message;

/**
 * A stretch of a case's life that a rule may limit: with which statuses it begins, and in which it
 * goes on. The stages of processing are those of the method paper «Единое окно цифровой обратной
 * связи», section 3.
 */
public enum DeadlineStage {
  /** From the message to the last word. */
  CASE,
  /** Until anybody has said that the message is with him. */
  REGISTRATION,
  /** Until it is with whoever is to consider it. */
  TRANSFER,
  MODERATION,
  COORDINATION,
  EXECUTION,
  APPROVAL,
  /** To the first answer, be it an interim one. */
  FIRST_ANSWER,
  /** From an interim answer to the final one. */
  FINAL_ANSWER;

  /** Whether a case that comes to that status comes to this stage, unless it is in it already. */
  public boolean beginsWith(CanonicalStatus status) {
    return switch (this) {
      case CASE, FIRST_ANSWER ->
          status == CanonicalStatus.RECEIVED || status == CanonicalStatus.REOPENED;
      case REGISTRATION, TRANSFER -> status == CanonicalStatus.RECEIVED;
      case MODERATION, APPROVAL -> goesOnIn(status);
      case COORDINATION ->
          switch (status) {
            case ON_COORDINATION, TRANSFERRED_DOWN, TRANSFERRED_UP, TRANSFERRED_PEER -> true;
            default -> false;
          };
      case EXECUTION ->
          switch (status) {
            case ASSIGNED, IN_PROGRESS, REWORK -> true;
            default -> false;
          };
      case FINAL_ANSWER -> status == CanonicalStatus.ANSWERED_INTERIM;
    };
  }

  /** Whether a case in that status is still in this stage, once it has come to it. */
  public boolean goesOnIn(CanonicalStatus status) {
    return switch (this) {
      case CASE, FINAL_ANSWER -> !status.isFinal();
      case FIRST_ANSWER -> !status.isFinal() && status != CanonicalStatus.ANSWERED_INTERIM;
      case REGISTRATION -> status == CanonicalStatus.RECEIVED;
      case TRANSFER ->
          switch (status) {
            case RECEIVED, ON_MODERATION, ON_COORDINATION, AWAITING_INFO -> true;
            default -> false;
          };
      case MODERATION ->
          status == CanonicalStatus.RECEIVED || status == CanonicalStatus.ON_MODERATION;
      case COORDINATION -> beginsWith(status) || status == CanonicalStatus.AWAITING_INFO;
      case EXECUTION ->
          switch (status) {
            case ASSIGNED,
                IN_PROGRESS,
                REWORK,
                AWAITING_INFO,
                EXTENDED,
                DEFERRED,
                ANSWERED_INTERIM,
                TRANSFERRED_DOWN,
                TRANSFERRED_UP,
                TRANSFERRED_PEER ->
                true;
            default -> false;
          };
      case APPROVAL -> status == CanonicalStatus.ON_APPROVAL;
    };
  }
}
