package ru.uzel.model.casework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.StatusUpdate;

/**
 * A channel's message with the latest update delivered to the channel.
 *
 * @param published null until the first update was delivered
 */
public record ChannelRequest(
    MessageId id,
    CaseId caseId,
    CitizenMessage message,
    Instant receivedAt,
    Instant updatedAt,
    @Nullable StatusUpdate published) {}
