package ru.uzel.adapters.open311;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
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
 * @param services by which service codes it takes the hub's cases; empty where the hub reads its
 *     requests instead
 * @param followUp how long a request that is closed is still looked at: it may be opened again
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
    ServiceCodes services,
    Duration followUp,
    boolean recognisesUpdates,
    Duration poll,
    Duration lookBack,
    Duration overlap,
    Duration window,
    int mostRequests,
    Duration connectTimeout,
    Duration receiveTimeout) {

  /**
   * @throws RejectedFailure naming the setting that is missing or cannot be read
   */
  static Open311Properties of(Party party) {
    return new Open311Properties(
        URI.create(party.required("endpoint").replaceAll("/+$", "")),
        party.required("endpointKey"),
        party.setting("jurisdiction").orElse(null),
        party.setting("format", "json", Open311Properties::format),
        party.setting("classifier").orElse(Open311Mapper.CLASSIFIER),
        party.setting("services", "", ServiceCodes::of),
        party.duration("followUp", "30d"),
        party.setting("recognisesUpdates", "false", Boolean::valueOf),
        party.duration("poll", "1m"),
        party.duration("lookBack", "1d"),
        party.duration("overlap", "10m"),
        party.duration("window", "30d"),
        party.setting("mostRequests", "1000", Integer::valueOf),
        party.duration("connectTimeout", "5s"),
        party.duration("receiveTimeout", "30s"));
  }

  /** Whether it is a body's server, which takes the hub's cases. */
  boolean takesCases() {
    return !services.isEmpty();
  }

  private static String format(String text) {
    if (!text.equals("json") && !text.equals("xml")) {
      throw new IllegalArgumentException("neither json nor xml");
    }
    return text;
  }
}
