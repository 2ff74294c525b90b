package ru.uzel.model.message;

import java.time.Instant;
import java.util.List;

/**
 * What a body is told of a case that it has, without being asked for anything.
 *
 * @param residents how many residents' messages the case stands for now
 */
public record CaseNotice(int residents, Instant at) implements HubMessage {

  @Override
  public MessageKind kind() {
    return MessageKind.CASE_NOTICE;
  }

  @Override
  public List<Attachment> attachments() {
    return List.of();
  }
}
