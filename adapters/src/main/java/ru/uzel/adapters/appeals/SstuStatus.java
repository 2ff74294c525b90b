package ru.uzel.adapters.appeals;

import ru.uzel.model.message.CanonicalStatus;

/**
 * ССТУ's words for how far a question is. NotReceived is left out: what the hub reports has come.
 */
enum SstuStatus {
  NOT_REGISTERED("NotRegistered"),
  IN_WORK("InWork"),
  EXPLAINED("Explained"),
  SUPPORTED("Supported"),
  NOT_SUPPORTED("NotSupported"),
  ANSWERED("Answered"),
  TRANSFERRED("Transferred"),
  LEFT_WITHOUT_ANSWER("LeftWithoutAnswer");

  private final String word;

  SstuStatus(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  /** Whether the author got a letter, which is to be in the report. */
  boolean isAnswer() {
    return switch (this) {
      case EXPLAINED, SUPPORTED, NOT_SUPPORTED, ANSWERED -> true;
      default -> false;
    };
  }

  static SstuStatus of(CanonicalStatus status) {
    return switch (status) {
      case RECEIVED, ON_MODERATION -> NOT_REGISTERED;
      case ON_COORDINATION,
          ASSIGNED,
          IN_PROGRESS,
          AWAITING_INFO,
          TRANSFERRED_UP,
          EXTENDED,
          ON_APPROVAL,
          REWORK,
          ANSWERED_INTERIM,
          REOPENED ->
          IN_WORK;
      case TRANSFERRED_DOWN, TRANSFERRED_PEER, TRANSFERRED_OUT -> TRANSFERRED;
      case DEFERRED, EXPLAINED -> EXPLAINED;
      case RESOLVED -> SUPPORTED;
      case NOT_SUPPORTED -> NOT_SUPPORTED;
      case REJECTED_BY_MODERATOR, LEFT_WITHOUT_ANSWER -> LEFT_WITHOUT_ANSWER;
      case CLOSED -> ANSWERED;
    };
  }
}
