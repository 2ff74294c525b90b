package ru.uzel.adapters.appeals;

import java.util.List;

/** Ends the handling of a registration with what is wrong with it. */
final class RefusedRegistration extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  RefusedRegistration(List<Problem> problems) {
    super(problems.get(0).pointer() + " " + problems.get(0).detail());
    this.problems = List.copyOf(problems);
  }

  RefusedRegistration(Problem problem) {
    this(List.of(problem));
  }

  List<Problem> problems() {
    return problems;
  }
}
