package ru.uzel.model.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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

  /**
   * The fact that says where the sender awaits the one answer to this message. It is kept with the
   * case and comes back as {@link ru.uzel.model.delivery.Envelope#returnAddress}.
   */
  public static final String RETURN_ADDRESS = "returnAddress";

  /** The fact that says what the message is for, where it is not to be acted upon. */
  public static final String PURPOSE = "purpose";

  /** A {@link #PURPOSE}: to be answered as if it were meant, without any effect. */
  public static final String TEST = "test";

  /** A {@link #PURPOSE}: the sender's protocol tells something that only the journal needs. */
  public static final String NOTICE = "notice";

  /** The fact of a {@link #NOTICE} that says in one line what is told. */
  public static final String TOLD = "told";

  /**
   * The fact that says, by being there, that the external id stands for one content for ever: other
   * content under it, known by another {@code version}, is no revision but a matter of security.
   */
  public static final String UNALTERABLE = "unalterable";

  /**
   * The fact that says, by being there, that something about the message did not hold when it came;
   * its value is the failure's code. Its mapping judges it again and throws while that stands.
   */
  public static final String DOUBT = "doubt";

  /**
   * The fact that says, by being there, that the message only goes on with what came before under
   * its external id (an author's comment, the deletion of a post): it is kept with that case and
   * never opens one.
   */
  public static final String CONTINUATION = "continuation";

  public AcceptedMessage {
    facts = Map.copyOf(facts);
  }

  public Optional<String> returnAddress() {
    return Optional.ofNullable(facts.get(RETURN_ADDRESS));
  }

  /** The same message by other bytes and facts. */
  public AcceptedMessage with(WireBytes otherWire, Map<String, String> otherFacts) {
    return new AcceptedMessage(
        id,
        party,
        externalId,
        version,
        kind,
        groupKey,
        otherWire,
        wireHash,
        otherFacts,
        receivedAt,
        repetitionWindow,
        traceparent);
  }

  public boolean isContinuation() {
    return facts.containsKey(CONTINUATION);
  }

  public boolean isFor(String purpose) {
    return purpose.equals(facts.get(PURPOSE));
  }
}
