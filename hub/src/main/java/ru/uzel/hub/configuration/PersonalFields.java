package ru.uzel.hub.configuration;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ru.uzel.model.masking.MaskedField;
import ru.uzel.model.masking.MaskingRule;
import ru.uzel.model.masking.MaskingRules;
import ru.uzel.model.masking.PersonalDataLevel;

/**
 * Which fields of a message statistics may not be made of: what is some person's, and what is finer
 * than those may see who may see no personal data at all.
 */
final class PersonalFields {

  /** Somebody's own whatever the masking rules say, with what it is. */
  private static final Map<String, String> ALWAYS =
      new TreeMap<>(
          Map.of(
              "applicant", "who wrote",
              "text", "the resident's words",
              "externalId", "the number of one resident's message",
              "epguNumber", "the number of one resident's message",
              "mediaUrl", "the resident's picture",
              "attributes", "the resident's answers",
              "attachments", "the resident's files"));

  /** Allowed where level P0 sees them as they are. */
  private static final Map<String, MaskedField> AS_P0 =
      Map.of(
          "location.address", MaskedField.ADDRESS,
          "location.addressId", MaskedField.ADDRESS,
          "location.latitude", MaskedField.COORDINATES,
          "location.longitude", MaskedField.COORDINATES);

  private final MaskingRules shown;

  /**
   * @param masking by level; without rules for P0 nothing of what they would speak of is shown
   */
  PersonalFields(Map<PersonalDataLevel, MaskingRules> masking) {
    this.shown = masking.getOrDefault(PersonalDataLevel.P0, MaskingRules.NOTHING);
  }

  /** Why the field must not be told; empty where it may. */
  Optional<String> objection(String path) {
    String outermost = path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
    String whose = ALWAYS.get(outermost);
    if (whose != null) {
      return Optional.of("is personal data, " + whose);
    }
    MaskedField masked = AS_P0.get(path);
    return masked == null || shown.of(masked) == MaskingRule.KEEP
        ? Optional.empty()
        : Optional.of(
            "is finer than whoever may see no personal data gets it: by masking/p0.yaml "
                + masked.wireName()
                + " is "
                + shown.of(masked).wireName());
  }
}
