package ru.uzel.adapters.social;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
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

  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

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
        read(party, "replayWindow", "5m", SocialProperties::duration),
        Arrays.asList(party.setting("networks").orElse(NETWORKS).strip().split("[\\s,]+", -1)),
        read(party, "longestText", "4000", Integer::valueOf),
        read(party, "bodyLimit", String.valueOf(1 << 20), Integer::valueOf),
        read(party, "polls", "true", Boolean::valueOf),
        read(party, "poll", "10s", SocialProperties::duration),
        read(party, "lookBack", "1d", SocialProperties::duration),
        PublicContacts.of(party.setting("publicContacts").orElse("")),
        read(party, "connectTimeout", "5s", SocialProperties::duration),
        read(party, "receiveTimeout", "30s", SocialProperties::duration));
  }

  private static <T> T read(Party party, String key, String otherwise, Function<String, T> reader) {
    try {
      return reader.apply(party.setting(key).orElse(otherwise));
    } catch (IllegalArgumentException unreadable) {
      throw new RejectedFailure(
          FailureCode.INVALID_FIELD,
          Origin.HUB,
          "party " + party.name() + ": the setting '" + key + "' cannot be read",
          "config/parties/" + party.name() + ".yaml",
          unreadable);
    }
  }

  private static Duration duration(String text) {
    Matcher form = DURATION.matcher(text);
    @Nullable Duration unit = form.matches() ? UNITS.get(form.group(2)) : null;
    if (unit == null) {
      throw new IllegalArgumentException("no duration");
    }
    return unit.multipliedBy(Long.parseLong(form.group(1)));
  }
}
