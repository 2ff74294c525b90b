package ru.uzel.adapters.rsmev;

import java.util.List;

/** Ends the handling of an appeal with what is wrong with it. */
final class RefusedAppeal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<AppealProblem> problems;

  RefusedAppeal(List<AppealProblem> problems) {
    super(problems.get(0).place() + " " + problems.get(0).detail());
    this.problems = List.copyOf(problems);
  }

  List<AppealProblem> problems() {
    return problems;
  }
}
