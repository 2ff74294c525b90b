package ru.uzel.bench.story;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import ru.uzel.bench.book.Books;
import ru.uzel.bench.reconciliation.Finding;
import ru.uzel.bench.reconciliation.JournalView;
import ru.uzel.bench.reconciliation.Reconciliation;
import ru.uzel.bench.reconciliation.Tally;

/**
 * Whether everything went as planned.
 *
 * @param reconciliation what the books and the journal say
 * @param planned how many messages were to stand where
 * @param faults the planned failures, as they were seen
 * @param inquiries what others asked the region, and what they were answered
 * @param files what bodies attached, and where it is
 * @param problems one sentence for each thing that is not as planned; empty means success
 */
public record Verdict(
    Reconciliation reconciliation,
    Tally planned,
    List<FaultsAreSeen.Seen> faults,
    InquiriesAreAnswered.Seen inquiries,
    FilesArrive.Seen files,
    List<String> problems) {

  private static final List<Check> CHECKS =
      List.of(
          new RequestsMeetTheirFate(),
          new RowsMeetTheirFate(),
          new MessagesMeetTheirFate(),
          new AnswersReadRight(),
          new RowsArriveUnchanged(),
          new InquiriesAreAnswered(),
          new FilesArrive(),
          new FaultsAreSeen());

  public Verdict {
    faults = List.copyOf(faults);
    problems = List.copyOf(problems);
  }

  /** Judges by what is given and nothing else. */
  public static Verdict of(Story story, Books books) {
    JournalView journal = new JournalView(books.journal());
    Reconciliation reconciliation = Reconciliation.of(books);
    Tally planned = PlannedTally.of(story);
    List<String> problems =
        new ArrayList<>(
            Stream.concat(
                    reconciliation.findings().stream().map(Finding::toString),
                    CHECKS.stream()
                        .flatMap(check -> check.problems(story, books, journal).stream()))
                .toList());
    if (!planned.equals(reconciliation.tally())) {
      problems.add("счёт " + reconciliation.tally() + " вместо " + planned);
    }
    return new Verdict(
        reconciliation,
        planned,
        FaultsAreSeen.seen(story, books, journal),
        InquiriesAreAnswered.seen(story, books),
        FilesArrive.seen(books),
        problems);
  }

  public boolean isGood() {
    return problems.isEmpty();
  }
}
