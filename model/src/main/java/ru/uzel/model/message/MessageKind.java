package ru.uzel.model.message;

/**
 * The kinds of messages, with their wire names (CloudEvents {@code type} is {@code
 * ru.uzel.<name>}).
 */
public enum MessageKind {
  CITIZEN_MESSAGE("CitizenMessage"),
  STATUS_UPDATE("StatusUpdate"),
  DEADLINE_EVENT("DeadlineEvent");

  private final String wireName;

  MessageKind(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
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
