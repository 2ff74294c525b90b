package ru.uzel.model.intake;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.WireBytes;

/**
 * What an adapter received, authenticated and found valid.
 *
 * @param externalId the partner's id, or null where the partner gave none: then {@code wire} is a
 *     repetition of an earlier message if the same party sent the same bytes within {@code
 *     repetitionWindow}
 * @param version what tells two states of the same external id apart; empty where the id stands for
 *     one state only
 * @param groupKey messages with the same key keep their order; usually the partner's case number
 * @param wire the bytes to keep and to map
 * @param facts what the mapper needs and the bytes do not say (row number, file name, resolved
 *     transport headers); never personal data
 * @param verification how the sender was proven, for the journal: {@code api-key}, or the signature
 *     report in one line
 */
public record InboundMessage(
    PartyName party,
    @Nullable ExternalId externalId,
    String version,
    MessageKind kind,
    String groupKey,
    WireBytes wire,
    Map<String, String> facts,
    String verification,
    @Nullable Duration repetitionWindow,
    @Nullable String traceparent) {

  public InboundMessage {
    facts = Map.copyOf(facts);
  }

  /** The same message, told from others of its id by another version. */
  public InboundMessage as(String otherVersion) {
    return new InboundMessage(
        party,
        externalId,
        otherVersion,
        kind,
        groupKey,
        wire,
        facts,
        verification,
        repetitionWindow,
        traceparent);
  }
}
