package ru.uzel.bench.reconciliation;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import ru.uzel.bench.book.Books;
import ru.uzel.bench.book.ChannelSend;
import ru.uzel.bench.book.JournalLine;

/**
 * What was suppressed as a duplicate repeats something that was accepted and kept: else calling a
 * message a duplicate would be a way to lose it.
 */
final class DuplicatesAreRepetitions implements Rule {

  @Override
  public List<Finding> check(Books books, JournalView journal) {
    List<Finding> findings = new ArrayList<>();
    for (JournalLine line : journal.lines()) {
      if (line.is("DUPLICATE") && !repeatsWhatIsKept(line, journal)) {
        findings.add(
            Finding.lost(
                line.party() + " " + line.externalId(),
                "suppressed as a duplicate of something that it does not repeat"));
      }
    }
    receiptsGivenTwice(books, journal, findings);
    return findings;
  }

  private static boolean repeatsWhatIsKept(JournalLine duplicate, JournalView journal) {
    boolean inFlow = duplicate.causationId() != null;
    String first = String.valueOf(inFlow ? duplicate.causationId() : duplicate.messageId());
    if (inFlow && journal.isRecognisedInFlow(first)) {
      return false;
    }
    return journal
        .acceptedAs(first)
        .filter(line -> Objects.equals(line.party(), duplicate.party()))
        .filter(line -> Objects.equals(line.externalId(), duplicate.externalId()))
        .isPresent();
  }

  /** A receipt is given out again only with a record that says so. */
  private static void receiptsGivenTwice(Books books, JournalView journal, List<Finding> findings) {
    Map<String, Long> repeated =
        journal.lines().stream()
            .filter(line -> line.is("DUPLICATE") && line.causationId() == null)
            .collect(groupingBy(line -> String.valueOf(line.messageId()), counting()));
    books.sends().stream()
        .filter(send -> send.receipt() != null)
        .collect(groupingBy(send -> String.valueOf(send.receipt())))
        .forEach(
            (receipt, sends) -> {
              if (sends.size() > 1 + repeated.getOrDefault(receipt, 0L)) {
                findings.add(
                    Finding.lost(
                        sends.get(0).channel()
                            + " "
                            + sends.stream().map(ChannelSend::reference).toList(),
                        "all hold receipt " + receipt + ", the journal knows of fewer"));
              }
            });
  }
}
