package ru.uzel.adapters.municipal;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
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

  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

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
        read(party, "polls", "true", Boolean::valueOf),
        read(party, "poll", "5m", MunicipalProperties::duration),
        read(party, "overlap", "7d", MunicipalProperties::duration),
        read(party, "lookBack", "1d", MunicipalProperties::duration),
        party.setting("pageSize").isPresent()
            ? read(party, "pageSize", "", Integer::valueOf)
            : null,
        read(party, "longestText", "4000", Integer::valueOf),
        read(party, "largestAnswer", String.valueOf(20 << 20), Integer::valueOf),
        read(party, "connectTimeout", "5s", MunicipalProperties::duration),
        read(party, "receiveTimeout", "60s", MunicipalProperties::duration));
  }

  private static Map<String, String> present(Party party, String... keys) {
    Map<String, String> present = new HashMap<>();
    for (String key : keys) {
      Optional<String> value = party.setting(key);
      value.ifPresent(text -> present.put(key, text));
    }
    return present;
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
