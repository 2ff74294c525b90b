package ru.uzel.adapters.appeals;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.party.Party;

/**
 * The settings of one body that registers appeals.
 *
 * @param endpoint where ССТУ takes reports
 * @param apiKey reference of the SHA-256 of the key that the document system shows; several are
 *     parted by blanks
 * @param departmentId the body's own GUID in ССТУ
 * @param departments GUIDs of those to whom appeals are transferred, by name
 * @param anonymousName what stands for the name of whoever gave none; null where nobody said
 * @param recognisesReports whether ССТУ's operator confirms that the same report told twice counts
 *     once
 * @param bodyLimit the most bytes of a registration
 */
record AppealsProperties(
    URI endpoint,
    String apiKey,
    UUID departmentId,
    Map<String, UUID> departments,
    @Nullable String anonymousName,
    boolean recognisesReports,
    int bodyLimit,
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

  AppealsProperties {
    departments = Map.copyOf(departments);
  }

  /**
   * @throws RejectedFailure naming the setting that is missing or cannot be read
   */
  static AppealsProperties of(Party party) {
    return new AppealsProperties(
        URI.create(party.required("endpoint")),
        party.required("apiKey"),
        read(party, "departmentId", party.required("departmentId"), UUID::fromString),
        read(party, "departments", "", AppealsProperties::departments),
        party.setting("anonymousName").orElse(null),
        read(party, "recognisesReports", "false", Boolean::valueOf),
        read(party, "bodyLimit", String.valueOf(1 << 20), Integer::valueOf),
        read(party, "connectTimeout", "5s", AppealsProperties::duration),
        read(party, "receiveTimeout", "1m", AppealsProperties::duration));
  }

  /** However its capitals, quotation marks and spaces are written. */
  @Nullable UUID department(String name) {
    return departments.get(spelling(name));
  }

  private static Map<String, UUID> departments(String text) {
    Map<String, UUID> departments = new LinkedHashMap<>();
    for (String entry : text.split(";", -1)) {
      if (!entry.isBlank()) {
        int equals = entry.lastIndexOf('=');
        if (equals < 0) {
          throw new IllegalArgumentException("no name = GUID");
        }
        departments.put(
            spelling(entry.substring(0, equals)),
            UUID.fromString(entry.substring(equals + 1).strip()));
      }
    }
    return departments;
  }

  private static String spelling(String name) {
    return name.toLowerCase(Locale.ROOT)
        .replace('ё', 'е')
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip();
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
