package ru.uzel.model.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.WireBytes;

/**
 * A message the hub has answered for, as it lies in {@code in.<party>}.
 *
 * @param externalId the partner's id, or where it gave none, one made of the bytes' digest
 * @param wireHash Streebog-256 of the wire bytes, lower-case hex
 * @param repetitionWindow not null where the external id was made of the digest: an earlier message
 *     with the same id is a duplicate only if it came within this time
 */
public record AcceptedMessage(
    MessageId id,
    PartyName party,
    ExternalId externalId,
    String version,
    MessageKind kind,
    String groupKey,
    WireBytes wire,
    String wireHash,
    Map<String, String> facts,
    Instant receivedAt,
    @Nullable Duration repetitionWindow,
    @Nullable String traceparent) {

  public AcceptedMessage {
    facts = Map.copyOf(facts);
  }
}
