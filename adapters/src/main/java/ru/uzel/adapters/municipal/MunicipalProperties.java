package ru.uzel.adapters.municipal;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.party.Party;

/**
 * The settings of one system; what is the same for all systems of its kind stands in the shape.
 *
 * @param endpoint its base address, without a slash at the end
 * @param words {@code user}, {@code clientId} and {@code filter}, where they are set
 * @param secrets references of {@code password}, {@code clientSecret} and {@code token}
 * @param polls whether its records are read
 * @param poll how often
 * @param overlap how far back known days are read again, since a status may change there
 * @param lookBack how far back reading begins
 * @param pageSize records on a page; null for the shape's own number
 * @param largestAnswer the most bytes of one answer
 */
record MunicipalProperties(
    PartyName party,
    URI endpoint,
    Map<String, String> words,
    Map<String, String> secrets,
    boolean polls,
    Duration poll,
    Duration overlap,
    Duration lookBack,
    @Nullable Integer pageSize,
    int longestText,
    int largestAnswer,
    Duration connectTimeout,
    Duration receiveTimeout) {

  MunicipalProperties {
    words = Map.copyOf(words);
    secrets = Map.copyOf(secrets);
  }

  /**
   * @throws RejectedFailure naming the setting that is missing or cannot be read
   */
  static MunicipalProperties of(Party party) {
    return new MunicipalProperties(
        party.name(),
        URI.create(party.required("endpoint").replaceAll("/+$", "")),
        present(party, "user", "clientId", "filter"),
        present(party, "password", "clientSecret", "token"),
        party.setting("polls", "true", Boolean::valueOf),
        party.duration("poll", "5m"),
        party.duration("overlap", "7d"),
        party.duration("lookBack", "1d"),
        party.setting("pageSize").isPresent()
            ? party.setting("pageSize", "", Integer::valueOf)
            : null,
        party.setting("longestText", "4000", Integer::valueOf),
        party.setting("largestAnswer", String.valueOf(20 << 20), Integer::valueOf),
        party.duration("connectTimeout", "5s"),
        party.duration("receiveTimeout", "60s"));
  }

  private static Map<String, String> present(Party party, String... keys) {
    Map<String, String> present = new HashMap<>();
    for (String key : keys) {
      Optional<String> value = party.setting(key);
      value.ifPresent(text -> present.put(key, text));
    }
    return present;
  }
}
