package ru.uzel.model.masking;

import java.util.Map;
import java.util.Set;
import ru.uzel.model.classification.Sector;

/**
 * What parties of one level get in the place of what they may not see.
 *
 * @param rules by field; a field that is not named is removed
 * @param special sectors whose messages tell of special categories of personal data: these parties
 *     get their text, attributes and files not at all
 */
public record MaskingRules(Map<MaskedField, MaskingRule> rules, Set<Sector> special) {

  /** Nothing is shown. */
  public static final MaskingRules NOTHING = new MaskingRules(Map.of(), Set.of());

  public MaskingRules {
    rules = Map.copyOf(rules);
    special = Set.copyOf(special);
  }

  public MaskingRule of(MaskedField field) {
    return rules.getOrDefault(field, MaskingRule.REMOVE);
  }
}
