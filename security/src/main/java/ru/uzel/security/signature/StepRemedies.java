package ru.uzel.security.signature;

import java.util.ArrayList;
import java.util.List;

/** Transforms that are listed and were not done, or the other way round. */
final class StepRemedies {

  private static final TransformStep SMEV = new TransformStep(TransformStep.Kind.SMEV, null, "");
  private static final TransformStep ENVELOPED =
      new TransformStep(TransformStep.Kind.ENVELOPED, null, "");

  private StepRemedies() {}

  static List<Remedy> all() {
    List<Remedy> remedies = new ArrayList<>();
    remedies.add(
        Remedy.steps("smev-transform-skipped", steps -> without(steps, TransformStep.Kind.SMEV)));
    remedies.add(Remedy.steps("smev-transform-unlisted", steps -> with(steps, SMEV, false)));
    remedies.add(Remedy.steps("enveloped-unlisted", steps -> with(steps, ENVELOPED, true)));
    remedies.add(
        Remedy.steps("enveloped-skipped", steps -> without(steps, TransformStep.Kind.ENVELOPED)));
    remedies.add(Remedy.steps("transforms-skipped", steps -> List.of()));
    for (Canonicalization form : Canonicalization.values()) {
      remedies.add(Remedy.steps("other-canonicalization", steps -> canonical(steps, form)));
      remedies.add(
          Remedy.steps(
              "other-canonicalization",
              steps -> canonical(without(steps, TransformStep.Kind.SMEV), form)));
    }
    return remedies;
  }

  private static List<TransformStep> without(List<TransformStep> steps, TransformStep.Kind kind) {
    return steps.stream().filter(step -> step.kind() != kind).toList();
  }

  private static List<TransformStep> with(
      List<TransformStep> steps, TransformStep step, boolean first) {
    List<TransformStep> more = new ArrayList<>(without(steps, step.kind()));
    more.add(first ? 0 : more.size(), step);
    return more;
  }

  private static List<TransformStep> canonical(List<TransformStep> steps, Canonicalization form) {
    return steps.stream()
        .map(
            step ->
                step.kind() == TransformStep.Kind.CANONICAL
                    ? new TransformStep(TransformStep.Kind.CANONICAL, form, "")
                    : step)
        .toList();
  }
}
