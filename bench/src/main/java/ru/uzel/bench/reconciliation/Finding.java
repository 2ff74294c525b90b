package ru.uzel.bench.reconciliation;

/**
 * One thing that is not as it must be.
 *
 * @param subject the message it is about
 * @param explanation which book says what, and which does not
 */
public record Finding(Kind kind, String subject, String explanation) {

  /** What is wrong. */
  public enum Kind {
    LOST,
    DOUBLED
  }

  static Finding lost(String subject, String explanation) {
    return new Finding(Kind.LOST, subject, explanation);
  }

  static Finding doubled(String subject, String explanation) {
    return new Finding(Kind.DOUBLED, subject, explanation);
  }

  @Override
  public String toString() {
    return kind + " " + subject + ": " + explanation;
  }
}
