package ru.uzel.adapters.smev;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.party.Party;

/**
 * A party's settings, read and checked.
 *
 * @param endpoint {@code endpoint}: address of the message-exchange service
 * @param contentNamespace {@code contentNamespace}: вид сведений of the party
 * @param role {@code role}: {@code consumer} (if not given) or {@code provider} of it
 * @param version {@code version}: of the exchange's schemas, 1.3 if not given
 * @param trust {@code trust}: list of the certificates of the party's ЭП-ОВ
 * @param smevTrust {@code smevTrust}: list of those who may sign as СМЭВ itself; {@code trust} if
 *     not given, and then whoever is on it may
 * @param key {@code key}: alias of the hub's own key, {@code hub} if not given
 * @param polls {@code polls}: whether the queues are read from here, true if not given
 * @param pollers {@code pollers}: how many fetch at once, 2 if not given
 * @param minPoll {@code minPoll}: shortest wait after an empty answer, 200ms if not given
 * @param maxPoll {@code maxPoll}: longest wait after empty answers, 5s if not given
 * @param connectTimeout {@code connectTimeout}: 5s if not given
 * @param receiveTimeout {@code receiveTimeout}: 60s if not given
 * @param attachments settings about files
 * @param personal settings about signatures of persons
 * @param sender what every request carries besides its content
 * @param queues how queues are read and watched
 */
record SmevProperties(
    PartyName party,
    URI endpoint,
    String contentNamespace,
    SmevRole role,
    SmevVersion version,
    String trust,
    String smevTrust,
    String key,
    boolean polls,
    int pollers,
    Duration minPoll,
    Duration maxPoll,
    Duration connectTimeout,
    Duration receiveTimeout,
    AttachmentProperties attachments,
    PersonalProperties personal,
    SenderFields sender,
    QueueSettings queues) {

  /**
   * @throws RejectedFailure naming the setting that is missing or wrong
   */
  static SmevProperties of(Party party) {
    URI endpoint = endpoint(party);
    Duration connectTimeout = duration(party, "connectTimeout", Duration.ofSeconds(5));
    Duration receiveTimeout = duration(party, "receiveTimeout", Duration.ofSeconds(60));
    AttachmentProperties attachments =
        AttachmentProperties.of(party, endpoint, connectTimeout, receiveTimeout);
    return new SmevProperties(
        party.name(),
        endpoint,
        contentNamespace(party),
        role(party),
        version(party),
        party.required("trust"),
        party.setting("smevTrust").orElseGet(() -> party.required("trust")),
        party.setting("key").orElse("hub"),
        Boolean.parseBoolean(party.setting("polls").orElse("true")),
        pollers(party),
        duration(party, "minPoll", Duration.ofMillis(200)),
        duration(party, "maxPoll", Duration.ofSeconds(5)),
        connectTimeout,
        receiveTimeout,
        attachments,
        PersonalProperties.of(party, attachments),
        SenderFields.of(party),
        QueueSettings.of(party));
  }

  private static URI endpoint(Party party) {
    String text = party.required("endpoint");
    try {
      URI uri = new URI(text);
      if (uri.isAbsolute() && uri.getHost() != null && uri.getScheme().matches("https?")) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw wrong(party, "endpoint", "no address: " + e.getReason());
    }
    throw wrong(party, "endpoint", "must be http://host... or https://host...");
  }

  private static String contentNamespace(Party party) {
    String text = party.required("contentNamespace");
    // MessagePrimaryContent takes one element of any namespace other than the exchange's own.
    if (text.isBlank() || text.startsWith("urn://x-artefacts-smev-gov-ru/")) {
      throw wrong(party, "contentNamespace", "must be the namespace of the party's вид сведений");
    }
    return text;
  }

  private static SmevRole role(Party party) {
    return SmevRole.of(party.setting("role").orElse("consumer"))
        .orElseThrow(() -> wrong(party, "role", "must be consumer or provider"));
  }

  private static SmevVersion version(Party party) {
    String number = party.setting("version").orElse(SmevVersion.V1_3.number());
    return SmevVersion.spoken(number)
        .orElseThrow(() -> wrong(party, "version", "the adapter does not speak " + number));
  }

  private static int pollers(Party party) {
    String text = party.setting("pollers").orElse("2");
    if (!text.matches("[1-9]|[12][0-9]|3[0-2]")) {
      throw wrong(party, "pollers", "must be 1 to 32");
    }
    return Integer.parseInt(text);
  }

  static Duration duration(Party party, String key, Duration usual) {
    String text = party.setting(key).orElse("");
    if (text.isEmpty()) {
      return usual;
    }
    try {
      Duration duration =
          text.matches("[0-9]{1,9}ms")
              ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
              : Duration.parse("PT" + text);
      if (duration.toMillis() > 0) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      throw wrong(party, key, "must be a time such as 200ms, 5s, 2m");
    }
    throw wrong(party, key, "must be longer than nothing");
  }

  static RejectedFailure wrong(Party party, String key, String why) {
    return new RejectedFailure(
        FailureCode.INVALID_FIELD,
        Origin.HUB,
        "party " + party.name() + ": setting '" + key + "' " + why,
        "config/parties/" + party.name() + ".yaml");
  }
}
