package ru.uzel.bench.reconciliation;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import ru.uzel.bench.book.Books;
import ru.uzel.bench.book.JournalLine;

/** What the journal calls delivered to a body stands in the body's own book, and the reverse. */
final class DeliveredMeansReceived implements Rule {

  @Override
  public List<Finding> check(Books books, JournalView journal) {
    Set<String> received =
        books.received().stream()
            .map(receipt -> receipt.party() + "|" + receipt.hubMessageId())
            .collect(toSet());
    List<Finding> findings = new ArrayList<>();
    for (JournalLine output : journal.allOutputs()) {
      String key = output.party() + "|" + output.causationId();
      boolean delivered =
          journal.endings(String.valueOf(output.messageId())).stream()
              .anyMatch(line -> line.is("DELIVERED"));
      if (delivered && !Channels.isChannel(output.party()) && !received.contains(key)) {
        findings.add(
            Finding.lost(
                output.party() + " " + output.causationId(),
                "the journal says delivered, the body's book has nothing"));
      }
    }
    books.received().stream()
        .filter(receipt -> journal.acceptedAs(receipt.hubMessageId()).isEmpty())
        .forEach(
            receipt ->
                findings.add(
                    Finding.lost(
                        receipt.party() + " " + receipt.hubMessageId(),
                        "the body has it, but no record tells that it was ever accepted")));
    return findings;
  }
}
