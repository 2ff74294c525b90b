package ru.uzel.adapters.social;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.party.Party;

/**
 * The settings of one monitoring system.
 *
 * @param endpoint its base address, without a slash at the end
 * @param token reference of the secret that the hub shows it
 * @param webhookSecret reference of the secrets its webhooks are signed with, parted by blanks
 *     while they are being changed
 * @param replayWindow how far a webhook's time may be from the hub's
 * @param networks the networks whose posts are taken
 * @param longestText the most characters of a post
 * @param bodyLimit the most bytes of a webhook
 * @param polls whether its feed is read besides
 * @param poll how often
 * @param lookBack how far back the feed is read where no bookmark is
 * @param publicContacts telephones and e-mail addresses that an answer may show
 */
record SocialProperties(
    URI endpoint,
    String token,
    String webhookSecret,
    Duration replayWindow,
    List<String> networks,
    int longestText,
    int bodyLimit,
    boolean polls,
    Duration poll,
    Duration lookBack,
    PublicContacts publicContacts,
    Duration connectTimeout,
    Duration receiveTimeout) {

  /** The networks and messengers that monitoring of Russian regions is about. */
  private static final String NETWORKS = "VK OK TELEGRAM MAX DZEN RUTUBE YOUTUBE FORUM NEWS";

  SocialProperties {
    networks = List.copyOf(networks);
  }

  /**
   * @throws RejectedFailure naming the setting that is missing or cannot be read
   */
  static SocialProperties of(Party party) {
    return new SocialProperties(
        URI.create(party.required("endpoint").replaceAll("/+$", "")),
        party.required("token"),
        party.required("webhookSecret"),
        party.duration("replayWindow", "5m"),
        Arrays.asList(party.setting("networks").orElse(NETWORKS).strip().split("[\\s,]+", -1)),
        party.setting("longestText", "4000", Integer::valueOf),
        party.setting("bodyLimit", String.valueOf(1 << 20), Integer::valueOf),
        party.setting("polls", "true", Boolean::valueOf),
        party.duration("poll", "10s"),
        party.duration("lookBack", "1d"),
        PublicContacts.of(party.setting("publicContacts").orElse("")),
        party.duration("connectTimeout", "5s"),
        party.duration("receiveTimeout", "30s"));
  }
}
