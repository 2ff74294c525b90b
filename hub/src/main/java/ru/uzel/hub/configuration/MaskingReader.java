package ru.uzel.hub.configuration;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import ru.uzel.model.classification.Sector;
import ru.uzel.model.masking.MaskedField;
import ru.uzel.model.masking.MaskingRule;
import ru.uzel.model.masking.MaskingRules;
import ru.uzel.model.masking.PersonalDataLevel;
import ru.uzel.model.party.Party;
import tools.jackson.databind.JsonNode;

/** Makes masking rules of their files, one for each level, whose form has been checked. */
final class MaskingReader {

  private final Mistakes mistakes;
  private final Map<PersonalDataLevel, MaskingRules> rules = new EnumMap<>(PersonalDataLevel.class);

  MaskingReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  void read(YamlDocument document) {
    Map<MaskedField, MaskingRule> found = new EnumMap<>(MaskedField.class);
    for (MaskedField field : MaskedField.values()) {
      document
          .text("/rules/" + field.wireName())
          .ifPresent(word -> found.put(field, rule(field, word)));
    }
    Set<Sector> special = new HashSet<>();
    for (JsonNode sector : document.at("/special")) {
      special.add(Sector.valueOf(sector.asString()));
    }
    rules.put(
        PersonalDataLevel.valueOf(document.text("/name").orElseThrow().toUpperCase(Locale.ROOT)),
        new MaskingRules(found, special));
  }

  /** The schema allows each field its own words only. */
  private static MaskingRule rule(MaskedField field, String word) {
    return field.rules().stream()
        .filter(rule -> rule.wireName().equals(word))
        .findFirst()
        .orElseThrow();
  }

  /** Who is not to see everything needs rules: without them he would see nothing at all. */
  void check(Collection<Party> parties) {
    for (Party party : parties) {
      PersonalDataLevel level = party.personalData();
      if (level != PersonalDataLevel.P2 && !rules.containsKey(level)) {
        mistakes.add(
            "parties/" + party.name() + ".yaml",
            1,
            "the party may see personal data up to level "
                + level
                + ", and nothing says what it gets in the place of the rest",
            "add masking/" + level.wireName() + ".yaml as in the example configuration");
      }
    }
  }

  Map<PersonalDataLevel, MaskingRules> rules() {
    return Map.copyOf(rules);
  }
}
