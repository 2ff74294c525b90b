package ru.uzel.model.message;

import java.util.UUID;

/** The hub's own id of a message: a UUID version 7 (RFC 9562), so ids sort by time. */
public record MessageId(UUID value) {

  public static MessageId next() {
    return new MessageId(TimeOrderedIds.version7());
  }

  public static MessageId parse(String text) {
    return new MessageId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
