package ru.uzel.adapters.regional;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.party.Party;

/**
 * The settings of one Open311 party.
 *
 * @param apiKey reference of the secret: SHA-256 of the api_key in hex, several parted by blanks
 *     while keys are being changed
 * @param catalogue file with the services, see {@link Catalogues}
 * @param repetitionWindow how long a byte-identical POST without Idempotency-Key is a repetition
 * @param agency who is named responsible until a body says so itself
 * @param jurisdiction the only jurisdiction_id served; null takes any
 * @param bodyLimit the most bytes of a POST
 * @param zone in whose offset dates are shown
 * @param publicUrl the endpoint's address for discovery; null shows the one that was asked
 */
record RegionalProperties(
    String apiKey,
    Path catalogue,
    Duration repetitionWindow,
    @Nullable String agency,
    @Nullable String jurisdiction,
    int bodyLimit,
    ZoneId zone,
    @Nullable String publicUrl,
    String contact,
    String keyService,
    String type,
    String changeset) {

  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final int BODY_LIMIT = 1 << 20;
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
  static RegionalProperties of(Party party) {
    return new RegionalProperties(
        party.required("apiKey"),
        Path.of(party.required("catalogue")),
        read(party, "repetitionWindow", RegionalProperties::duration).orElse(WINDOW),
        party.setting("agency").orElse(null),
        party.setting("jurisdiction").orElse(null),
        read(party, "bodyLimit", Integer::valueOf).orElse(BODY_LIMIT),
        read(party, "zone", ZoneId::of).orElse(ZoneOffset.UTC),
        party.setting("publicUrl").orElse(null),
        party.setting("contact").orElse(party.title()),
        party.setting("keyService").orElse(party.title()),
        party.setting("type").orElse("production"),
        party.setting("changeset").orElse("2026-11-01T00:00:00Z"));
  }

  private static <T> Optional<T> read(Party party, String key, Function<String, T> reader) {
    try {
      return party.setting(key).map(reader);
    } catch (IllegalArgumentException | DateTimeException unreadable) {
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
    return form.matches()
        ? UNITS
            .getOrDefault(form.group(2), Duration.ZERO)
            .multipliedBy(Long.parseLong(form.group(1)))
        : Duration.parse(text);
  }
}
