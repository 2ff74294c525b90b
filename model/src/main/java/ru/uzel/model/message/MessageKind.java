package ru.uzel.model.message;

/**
 * The kinds of messages, with their wire names (CloudEvents {@code type} is {@code
 * ru.uzel.<name>}).
 */
public enum MessageKind {
  CITIZEN_MESSAGE("CitizenMessage"),
  STATUS_UPDATE("StatusUpdate"),
  DEADLINE_EVENT("DeadlineEvent"),
  TRANSFER("Transfer"),
  SATISFACTION_SCORE("SatisfactionScore"),
  CASE_NOTICE("CaseNotice"),
  SEPARATION("Separation"),
  VOTING_RESULT("VotingResult");

  private final String wireName;

  MessageKind(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  /**
   * Whether flows say to whom it goes; the rest goes where the decision about its case says,
   * whatever is configured.
   */
  public boolean goesByFlows() {
    return this == CITIZEN_MESSAGE
        || this == STATUS_UPDATE
        || this == SATISFACTION_SCORE
        || this == VOTING_RESULT;
  }

  /**
   * @throws IllegalArgumentException when no kind has that name
   */
  public static MessageKind of(String wireName) {
    for (MessageKind kind : values()) {
      if (kind.wireName.equals(wireName)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no message kind is called '" + wireName + "'");
  }
}
