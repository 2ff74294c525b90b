package ru.uzel.adapters.smev;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.party.Party;

/**
 * Fields of SenderProvidedRequestData that the party's file fixes for every request.
 *
 * @param nodeId {@code nodeId}: of this system, where it has several; selects within queues too
 * @param transactionCode {@code transactionCode}: for services of the federal register; a flow may
 *     give each message its own in the attribute {@value #TRANSACTION_CODE}
 * @param lifetime {@code lifetime}: how long a request is worth delivering (EOL)
 * @param businessProcess {@code businessProcess}: XML of BusinessProcessMetadata; a flow may give
 *     each message its own in the attribute {@value #BUSINESS_PROCESS}
 * @param test {@code test}: whether all requests are TestMessages, false if not given
 */
record SenderFields(
    @Nullable String nodeId,
    @Nullable String transactionCode,
    @Nullable Duration lifetime,
    @Nullable String businessProcess,
    boolean test) {

  static final String TRANSACTION_CODE = "smev.transactionCode";
  static final String BUSINESS_PROCESS = "smev.businessProcess";

  /** RFC 4122 §4.1.4: 100 ns since the Gregorian calendar began, here up to 1970. */
  private static final long GREGORIAN_TICKS = 0x01B21DD213814000L;

  static SenderFields of(Party party) {
    String lifetime = party.setting("lifetime").orElse("");
    return new SenderFields(
        limited(party, "nodeId", 50),
        limited(party, "transactionCode", 1500),
        lifetime.isEmpty() ? null : SmevProperties.duration(party, "lifetime", Duration.ofDays(1)),
        party.setting("businessProcess").filter(text -> !text.isBlank()).orElse(null),
        Boolean.parseBoolean(party.setting("test").orElse("false")));
  }

  /** EOL of the message with that id: its time is the id's own, so that a mapper needs no clock. */
  Optional<Instant> endOfLife(String messageId) {
    UUID id = UUID.fromString(messageId);
    if (lifetime == null || id.version() != 1) {
      return Optional.empty();
    }
    long ticks = id.timestamp() - GREGORIAN_TICKS;
    return Optional.of(
        Instant.ofEpochSecond(ticks / 10_000_000, ticks % 10_000_000 * 100).plus(lifetime));
  }

  private static @Nullable String limited(Party party, String key, int longest) {
    String text = party.setting(key).orElse("");
    if (text.length() > longest) {
      throw SmevProperties.wrong(party, key, "has more than " + longest + " characters");
    }
    return text.isBlank() ? null : text;
  }
}
