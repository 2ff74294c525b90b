package ru.uzel.adapters.executor;

import java.util.List;

/** Ends the handling of a request with the protocol's error. */
final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  ProblemException(List<Problem> problems) {
    super(problems.get(0).detail());
    this.problems = List.copyOf(problems);
  }

  ProblemException(Problem problem) {
    this(List.of(problem));
  }

  static void throwIfAny(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
  }

  List<Problem> problems() {
    return problems;
  }
}
