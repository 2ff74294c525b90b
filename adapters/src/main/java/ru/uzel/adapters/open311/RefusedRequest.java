package ru.uzel.adapters.open311;

import java.util.List;

/** Ends the reading of a request with what is wrong with it. */
final class RefusedRequest extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  RefusedRequest(List<Problem> problems) {
    super(problems.get(0).field() + " " + problems.get(0).detail());
    this.problems = List.copyOf(problems);
  }

  List<Problem> problems() {
    return problems;
  }
}
