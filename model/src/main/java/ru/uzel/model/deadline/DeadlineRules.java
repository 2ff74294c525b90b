package ru.uzel.model.deadline;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.DeadlineStage;

/**
 * A region's terms.
 *
 * @param since only of cases registered on that day or later are terms counted; null means of all
 * @param rules no two of them fit one case at one stage, unless one of the fitting is for fewer
 *     cases than each of the others
 */
public record DeadlineRules(WorkingTime time, @Nullable LocalDate since, List<DeadlineRule> rules) {

  public DeadlineRules {
    rules = List.copyOf(rules);
  }

  /** The most specific rule for that case at that stage. */
  public Optional<DeadlineRule> rule(DeadlineStage stage, Map<CaseTrait, String> traits) {
    List<DeadlineRule> fitting =
        rules.stream().filter(rule -> rule.stage() == stage && rule.when().holds(traits)).toList();
    return fitting.stream()
        .filter(rule -> fitting.stream().allMatch(other -> rule.when().implies(other.when())))
        .findFirst();
  }

  public Optional<DeadlineRule> rule(String code) {
    return rules.stream().filter(rule -> rule.code().equals(code)).findFirst();
  }
}
