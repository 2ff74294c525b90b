package ru.uzel.bench.reconciliation;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ru.uzel.bench.book.BodyReceipt;
import ru.uzel.bench.book.Books;
import ru.uzel.bench.book.JournalLine;

/** No request takes effect twice at a body, no message opens two cases or moves one twice. */
final class EffectsHappenOnce implements Rule {

  @Override
  public List<Finding> check(Books books, JournalView journal) {
    List<Finding> findings = new ArrayList<>();
    atBodies(books.received(), findings);
    inCases(journal, findings);
    return findings;
  }

  private static void atBodies(List<BodyReceipt> received, List<Finding> findings) {
    for (BodyReceipt receipt : received) {
      if (receipt.times() > 1) {
        findings.add(
            Finding.doubled(
                receipt.party() + " " + receipt.messageId(),
                "took effect " + receipt.times() + " times"));
      }
    }
    Map<String, List<BodyReceipt>> byThing =
        received.stream()
            .collect(
                groupingBy(
                    receipt ->
                        receipt.party() + " " + receipt.channel() + " " + receipt.externalId()));
    byThing.forEach(
        (thing, receipts) -> {
          if (receipts.size() > 1) {
            findings.add(
                Finding.doubled(
                    thing,
                    "the body got it under "
                        + receipts.stream().map(BodyReceipt::messageId).toList()));
          }
        });
  }

  static void inCases(JournalView journal, List<Finding> findings) {
    Map<String, List<JournalLine>> byThing =
        journal.accepted().stream()
            .filter(line -> line.externalId() != null && !Channels.isRating(line.externalId()))
            .filter(line -> changesSomething(line, journal))
            .collect(groupingBy(line -> line.party() + " " + line.externalId()));
    byThing.forEach(
        (thing, lines) -> {
          if (lines.size() > 1) {
            findings.add(
                Finding.doubled(
                    thing,
                    "accepted and decided under "
                        + lines.stream().map(JournalLine::messageId).toList()));
          }
        });
  }

  private static boolean changesSomething(JournalLine accepted, JournalView journal) {
    return journal.decisions(String.valueOf(accepted.messageId())).stream()
        .anyMatch(line -> !line.detail().startsWith("stored"));
  }
}
