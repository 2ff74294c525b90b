package ru.uzel.model.deadline;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * For which cases a rule is.
 *
 * @param wanted the values that each trait may have; a trait that is not named may have any
 */
public record RuleCondition(Map<CaseTrait, Set<String>> wanted) {

  /** That of a rule for every case. */
  public static final RuleCondition ANY = new RuleCondition(Map.of());

  public RuleCondition {
    Map<CaseTrait, Set<String>> copy = new EnumMap<>(CaseTrait.class);
    wanted.forEach((trait, values) -> copy.put(trait, Set.copyOf(values)));
    wanted = Map.copyOf(copy);
  }

  public boolean holds(Map<CaseTrait, String> traits) {
    return wanted.entrySet().stream()
        .allMatch(
            trait ->
                traits.containsKey(trait.getKey())
                    && trait.getValue().contains(traits.get(trait.getKey())));
  }

  /** Whether every case that this one is for, is one that the other is for. */
  public boolean implies(RuleCondition other) {
    return other.wanted.entrySet().stream()
        .allMatch(
            trait -> {
              Set<String> own = wanted.get(trait.getKey());
              return own != null && trait.getValue().containsAll(own);
            });
  }

  /** The condition of those cases that both are for; empty where there can be none. */
  public Optional<RuleCondition> and(RuleCondition other) {
    Map<CaseTrait, Set<String>> both = new EnumMap<>(CaseTrait.class);
    both.putAll(wanted);
    for (Map.Entry<CaseTrait, Set<String>> trait : other.wanted.entrySet()) {
      Set<String> values = new HashSet<>(trait.getValue());
      Set<String> own = wanted.get(trait.getKey());
      if (own != null) {
        values.retainAll(own);
      }
      if (values.isEmpty()) {
        return Optional.empty();
      }
      both.put(trait.getKey(), values);
    }
    return Optional.of(new RuleCondition(both));
  }
}
