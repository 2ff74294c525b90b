package ru.uzel.casework;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.casework.OutputPlan;

/**
 * The terms of a case when an update comes.
 *
 * @param objection why the update must not be applied; null where they have nothing against it
 * @param course what it does to them once it is
 */
record CaseTerms(@Nullable String objection, Function<OutputPlan, DeadlineChanges> course) {

  /** Where no terms are counted. */
  static final CaseTerms NONE = new CaseTerms(null, plan -> DeadlineChanges.NONE);

  DeadlineChanges changes(OutputPlan plan) {
    return course.apply(plan);
  }
}
