package ru.uzel.adapters.rsmev;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.message.LegalRegime;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.party.Party;

/**
 * The settings of an entrance to ПОС.
 *
 * @param endpoint {@code endpoint}: the gateway's base address
 * @param entrypoint {@code entrypoint}: the hub's own entrance there
 * @param nodeId {@code nodeId}: whose queue of that entrance; the gateway's own choice if left out
 * @param clientId {@code clientId}: as whom ПОС knows the document system
 * @param regime {@code regime}: under which rules what comes is considered; the form does not say
 * @param zone {@code zone}: in which a term ends with a day; Europe/Moscow if left out
 * @param answerWithin {@code answerWithin}: how long a question may stay unanswered before it is
 *     asked again
 * @param largestAnswer {@code largestAnswer}: the most bytes of one answer
 */
record RsmevProperties(
    PartyName party,
    URI endpoint,
    UUID entrypoint,
    @Nullable String nodeId,
    UUID clientId,
    LegalRegime regime,
    ZoneId zone,
    Duration poll,
    Duration answerWithin,
    int longestText,
    int largestAnswer,
    FileStore files,
    Duration connectTimeout,
    Duration receiveTimeout) {

  /**
   * @throws RejectedFailure naming the setting that is missing or cannot be read
   */
  static RsmevProperties of(Party party) {
    URI endpoint = URI.create(party.required("endpoint").replaceAll("/+$", ""));
    return new RsmevProperties(
        party.name(),
        endpoint,
        guid(party, "entrypoint"),
        party.setting("nodeId").isPresent()
            ? party.setting("nodeId", "", RsmevProperties::node)
            : null,
        guid(party, "clientId"),
        party.setting("regime", party.required("regime"), LegalRegime::valueOf),
        party.setting("zone", "Europe/Moscow", ZoneId::of),
        party.duration("poll", "1m"),
        party.duration("answerWithin", "1h"),
        party.setting("longestText", "4000", Integer::valueOf),
        party.setting("largestAnswer", String.valueOf(20 << 20), Integer::valueOf),
        FileStore.of(party, endpoint),
        party.duration("connectTimeout", "5s"),
        party.duration("receiveTimeout", "60s"));
  }

  /** It goes in a header. */
  private static String node(String text) {
    if (!text.matches("[!-~]{1,100}")) {
      throw new IllegalArgumentException("no name of a node");
    }
    return text;
  }

  private static UUID guid(Party party, String key) {
    String text = party.required(key);
    return party.setting(key, text, UUID::fromString);
  }
}
