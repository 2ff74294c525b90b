package ru.uzel.adapters.municipal;

import java.util.List;

/** Ends the handling of a record with what is wrong with it. */
final class RefusedCard extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<CardProblem> problems;

  RefusedCard(List<CardProblem> problems) {
    super(problems.get(0).pointer() + " " + problems.get(0).detail());
    this.problems = List.copyOf(problems);
  }

  List<CardProblem> problems() {
    return problems;
  }
}
