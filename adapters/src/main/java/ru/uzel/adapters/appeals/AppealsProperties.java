package ru.uzel.adapters.appeals;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.party.Organisation;
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
        party.setting("departmentId", party.required("departmentId"), UUID::fromString),
        party.setting("departments", "", AppealsProperties::departments),
        party.setting("anonymousName").orElse(null),
        party.setting("recognisesReports", "false", Boolean::valueOf),
        party.setting("bodyLimit", String.valueOf(1 << 20), Integer::valueOf),
        party.duration("connectTimeout", "5s"),
        party.duration("receiveTimeout", "1m"));
  }

  /** However its capitals, quotation marks and spaces are written. */
  @Nullable UUID department(String name) {
    return departments.get(Organisation.spelling(name));
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
            Organisation.spelling(entry.substring(0, equals)),
            UUID.fromString(entry.substring(equals + 1).strip()));
      }
    }
    return departments;
  }
}
