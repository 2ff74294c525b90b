package ru.uzel.model.message;

import java.time.Instant;
import java.util.List;

/**
 * An operator's act: a message that joined another channel's case is to have a case of its own.
 *
 * @param message the hub id of that message
 * @param operator who says so
 * @param reason why
 */
public record Separation(MessageId message, String operator, String reason, Instant at)
    implements HubMessage {

  @Override
  public MessageKind kind() {
    return MessageKind.SEPARATION;
  }

  @Override
  public List<Attachment> attachments() {
    return List.of();
  }
}
