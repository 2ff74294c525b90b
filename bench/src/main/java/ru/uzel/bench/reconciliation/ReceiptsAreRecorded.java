package ru.uzel.bench.reconciliation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import ru.uzel.bench.book.Books;
import ru.uzel.bench.book.ChannelSend;
import ru.uzel.bench.book.JournalLine;

/**
 * Whatever a channel holds a receipt for stands in the journal, and whatever it sent was answered.
 */
final class ReceiptsAreRecorded implements Rule {

  private static final Set<String> WORDS = Set.of("ACCEPTED", "DUPLICATE", "REFUSED", "SECURITY");

  @Override
  public List<Finding> check(Books books, JournalView journal) {
    Set<String> spokenOf = new HashSet<>();
    for (JournalLine line : journal.lines()) {
      if (WORDS.contains(line.type()) && line.externalId() != null) {
        spokenOf.add(line.party() + "|" + line.externalId());
      }
    }
    List<Finding> findings = new ArrayList<>();
    for (ChannelSend send : books.sends()) {
      String subject = send.channel() + " " + send.reference();
      if (send.answers() && !send.isAnswered()) {
        findings.add(Finding.lost(subject, "the channel never got a definite answer"));
      } else if (send.receipt() != null && journal.acceptedAs(send.receipt()).isEmpty()) {
        findings.add(
            Finding.lost(
                subject, "the channel holds receipt " + send.receipt() + ", the journal does not"));
      } else if (!send.answers() && !spokenOf.contains(send.channel() + "|" + send.reference())) {
        findings.add(Finding.lost(subject, "was handed over; the journal does not know it"));
      }
    }
    return findings;
  }
}
