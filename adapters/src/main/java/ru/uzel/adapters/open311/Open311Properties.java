package ru.uzel.adapters.open311;

import java.net.URI;
import java.time.Duration;
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
 * The settings of one Open311 server.
 *
 * @param endpoint its base address, without a slash at the end
 * @param endpointKey reference of the secret that updates carry as api_key
 * @param jurisdiction its jurisdiction_id; null where it serves one only
 * @param format json, or xml for servers that offer nothing else (GeoReport v2 demands XML only)
 * @param classifier whose classifier its service codes are, as {@code classifiers/sectors} names it
 * @param recognisesUpdates whether it promises that an update_id told before has no second effect
 * @param poll how often requests are read
 * @param lookBack how far back they are read at first
 * @param overlap how far back each reading looks again for what the server showed late
 * @param window the longest span of time asked for at once; GeoReport v2 allows 90 days
 * @param mostRequests how many requests an answer may have before the server may have left some
 *     out; GeoReport v2: 1000
 */
record Open311Properties(
    URI endpoint,
    String endpointKey,
    @Nullable String jurisdiction,
    String format,
    String classifier,
    boolean recognisesUpdates,
    Duration poll,
    Duration lookBack,
    Duration overlap,
    Duration window,
    int mostRequests,
    Duration connectTimeout,
    Duration receiveTimeout) {

  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  /**
   * @throws RejectedFailure naming the setting that is missing or cannot be read
   */
  static Open311Properties of(Party party) {
    return new Open311Properties(
        URI.create(party.required("endpoint").replaceAll("/+$", "")),
        party.required("endpointKey"),
        party.setting("jurisdiction").orElse(null),
        read(party, "format", "json", Open311Properties::format),
        party.setting("classifier").orElse(Open311Mapper.CLASSIFIER),
        read(party, "recognisesUpdates", "false", Boolean::valueOf),
        read(party, "poll", "1m", Open311Properties::duration),
        read(party, "lookBack", "1d", Open311Properties::duration),
        read(party, "overlap", "10m", Open311Properties::duration),
        read(party, "window", "30d", Open311Properties::duration),
        read(party, "mostRequests", "1000", Integer::valueOf),
        read(party, "connectTimeout", "5s", Open311Properties::duration),
        read(party, "receiveTimeout", "30s", Open311Properties::duration));
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

  private static String format(String text) {
    if (!text.equals("json") && !text.equals("xml")) {
      throw new IllegalArgumentException("neither json nor xml");
    }
    return text;
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
