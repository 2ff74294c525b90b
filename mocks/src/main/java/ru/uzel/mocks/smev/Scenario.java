package ru.uzel.mocks.smev;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A scenario while it is played: which of its steps are used up. */
final class Scenario {

  private final ScenarioText text;
  private final int[] used;
  private final Consumer<ScenarioText.Step> happened;

  /**
   * @param happened told of each step that takes place
   */
  Scenario(ScenarioText text, Consumer<ScenarioText.Step> happened) {
    this.text = text;
    this.used = new int[text.steps().size()];
    this.happened = happened;
  }

  /** What is to happen to a call, if one of the steps waits for it. */
  Optional<Interference> take(String operation, Predicate<Interference> wanted) {
    ScenarioText.@Nullable Step step = find(operation, wanted);
    if (step == null) {
      return Optional.empty();
    }
    happened.accept(step);
    return Optional.of(step.interference());
  }

  private synchronized ScenarioText.@Nullable Step find(
      String operation, Predicate<Interference> wanted) {
    for (int i = 0; i < used.length; i++) {
      ScenarioText.Step step = text.steps().get(i);
      if (used[i] >= step.count()) {
        continue;
      }
      if (step.interference().concerns(operation) && wanted.test(step.interference())) {
        used[i]++;
        return step;
      }
      if (text.inOrder()) {
        return null;
      }
    }
    return null;
  }

  synchronized State state() {
    List<StepState> steps = new ArrayList<>();
    boolean done = true;
    for (int i = 0; i < used.length; i++) {
      ScenarioText.Step step = text.steps().get(i);
      done &= used[i] >= step.count();
      steps.add(new StepState(step.title(), step.count(), used[i]));
    }
    return new State(text.title(), done, steps);
  }

  /**
   * How far it is.
   *
   * @param done whether every step has taken place as often as it should
   */
  record State(String name, boolean done, List<StepState> steps) {}

  /** How often a step is to take place, and did. */
  record StepState(String step, int times, int used) {}
}
