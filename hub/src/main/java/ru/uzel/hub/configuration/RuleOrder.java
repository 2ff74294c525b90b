package ru.uzel.hub.configuration;

import java.util.List;
import java.util.Optional;
import ru.uzel.model.deadline.DeadlineRule;
import ru.uzel.model.deadline.RuleCondition;

/** Whether it is always clear which of the rules for a stage counts. */
final class RuleOrder {

  private final YamlDocument document;
  private final String place;
  private final Mistakes mistakes;

  RuleOrder(YamlDocument document, String place, Mistakes mistakes) {
    this.document = document;
    this.place = place;
    this.mistakes = mistakes;
  }

  void check(List<DeadlineRule> rules) {
    for (int later = 1; later < rules.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        if (areInDoubt(rules.get(earlier), rules.get(later), rules)) {
          tell(later, rules.get(earlier), rules.get(later));
        }
      }
    }
  }

  /** Both may fit one case, neither is more specific, and no third is for just those cases. */
  private static boolean areInDoubt(DeadlineRule one, DeadlineRule other, List<DeadlineRule> all) {
    if (one.stage() != other.stage()) {
      return false;
    }
    boolean narrower = one.when().implies(other.when());
    if (narrower != other.when().implies(one.when())) {
      return false;
    }
    if (narrower) {
      return true;
    }
    Optional<RuleCondition> both = one.when().and(other.when());
    return both.isPresent()
        && all.stream()
            .noneMatch(rule -> rule.stage() == one.stage() && rule.when().equals(both.get()));
  }

  private void tell(int later, DeadlineRule one, DeadlineRule other) {
    mistakes.at(
        document,
        place + "/" + later + "/when",
        "a case can fit both '"
            + other.code()
            + "' and '"
            + one.code()
            + "', and neither is more specific",
        "narrow one of them, or add a rule for the cases that fit both");
  }
}
