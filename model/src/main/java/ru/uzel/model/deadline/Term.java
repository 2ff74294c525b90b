package ru.uzel.model.deadline;

import ru.uzel.model.message.TermBasis;

/** How long something may take. */
public record Term(int amount, TermBasis basis) {

  public Term {
    if (amount < 1) {
      throw new IllegalArgumentException("a term is one unit at least");
    }
  }

  @Override
  public String toString() {
    return amount + " " + basis;
  }
}
