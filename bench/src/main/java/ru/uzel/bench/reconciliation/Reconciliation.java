package ru.uzel.bench.reconciliation;

import java.util.List;
import ru.uzel.bench.book.Books;

/**
 * What the books and the journal say together.
 *
 * @param findings everything lost or done twice
 * @param tally how many messages stand where
 */
public record Reconciliation(List<Finding> findings, Tally tally) {

  private static final List<Rule> RULES =
      List.of(
          new ReceiptsAreRecorded(),
          new DuplicatesAreRepetitions(),
          new EveryAcceptedMessageEnds(),
          new DeliveredMeansReceived(),
          new EffectsHappenOnce(),
          new AnswersComeBack(),
          new TermsAreTold());

  public Reconciliation {
    findings = List.copyOf(findings);
  }

  /** Compares; reads nothing but what is given. */
  public static Reconciliation of(Books books) {
    JournalView journal = new JournalView(books.journal());
    return new Reconciliation(
        RULES.stream().flatMap(rule -> rule.check(books, journal).stream()).toList(),
        Tally.of(journal));
  }

  public long lost() {
    return findings.stream().filter(finding -> finding.kind() == Finding.Kind.LOST).count();
  }

  public long doubled() {
    return findings.stream().filter(finding -> finding.kind() == Finding.Kind.DOUBLED).count();
  }
}
