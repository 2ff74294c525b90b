package ru.uzel.model.casework;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.StatusUpdate;

/**
 * A channel's message with the latest update delivered to the channel.
 *
 * @param published null until the first update was delivered
 * @param plannedAt the day by which the work is to be done, by the last update that said so
 */
public record ChannelRequest(
    MessageId id,
    CaseId caseId,
    CitizenMessage message,
    Instant receivedAt,
    Instant updatedAt,
    @Nullable StatusUpdate published,
    @Nullable LocalDate plannedAt) {

  /** A message whose channel was told of no day. */
  public ChannelRequest(
      MessageId id,
      CaseId caseId,
      CitizenMessage message,
      Instant receivedAt,
      Instant updatedAt,
      @Nullable StatusUpdate published) {
    this(id, caseId, message, receivedAt, updatedAt, published, null);
  }
}
