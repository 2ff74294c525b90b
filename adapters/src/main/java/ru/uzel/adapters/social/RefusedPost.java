package ru.uzel.adapters.social;

import java.util.List;

/** Ends the handling of a post with what is wrong with it. */
final class RefusedPost extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  RefusedPost(List<Problem> problems) {
    super(problems.get(0).pointer() + " " + problems.get(0).detail());
    this.problems = List.copyOf(problems);
  }

  RefusedPost(Problem problem) {
    this(List.of(problem));
  }

  List<Problem> problems() {
    return problems;
  }
}
