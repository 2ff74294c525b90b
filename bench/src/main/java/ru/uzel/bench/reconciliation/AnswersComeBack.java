package ru.uzel.bench.reconciliation;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import ru.uzel.bench.book.BodyAnswer;
import ru.uzel.bench.book.BodyReceipt;
import ru.uzel.bench.book.Books;
import ru.uzel.bench.book.ChannelStatus;
import ru.uzel.bench.book.ExecutorBook;
import ru.uzel.bench.book.JournalLine;

/** What a body answered is accepted, acknowledged, and seen by the channel the case came from. */
final class AnswersComeBack implements Rule {

  private static final Set<String> ENDS =
      Set.of("applied RESOLVED", "applied EXPLAINED", "applied NOT_SUPPORTED");

  @Override
  public List<Finding> check(Books books, JournalView journal) {
    List<Finding> findings = new ArrayList<>();
    answersAreAccepted(books, journal, findings);
    updatesAreAccepted(books, journal, findings);
    statusesAreSeen(books, journal, findings);
    statusesAreSeenOnce(books, findings);
    return findings;
  }

  private static void answersAreAccepted(Books books, JournalView journal, List<Finding> findings) {
    Map<String, BodyReceipt> requests =
        books.smev().received().stream()
            .collect(toMap(BodyReceipt::messageId, receipt -> receipt, (first, again) -> first));
    Set<String> accepted =
        journal.accepted().stream()
            .map(line -> line.party() + "|" + line.externalId())
            .collect(toSet());
    for (BodyAnswer answer : books.smev().answers()) {
      BodyReceipt request = requests.get(answer.requestId());
      String party = request == null ? "?" : request.party();
      if (!accepted.contains(party + "|" + answer.responseId())) {
        findings.add(
            Finding.lost(
                party + " answer " + answer.responseId(),
                "the body gave it, the journal never accepted it"));
      } else if (!answer.accepted()) {
        findings.add(
            Finding.lost(
                party + " answer " + answer.responseId(), "accepted but never acknowledged"));
      }
    }
  }

  /** A body that writes holds the hub's receipt, of which the journal knows. */
  private static void updatesAreAccepted(Books books, JournalView journal, List<Finding> findings) {
    for (ExecutorBook.Told told : books.executor().told()) {
      String receipt = told.receipt();
      if (told.spoilt() ? receipt != null : receipt == null) {
        findings.add(
            Finding.lost(
                "update " + told.id(),
                told.spoilt() ? "spoilt, and taken all the same" : "the hub refused it"));
      } else if (receipt != null && journal.acceptedAs(receipt).isEmpty()) {
        findings.add(
            Finding.lost(
                "update " + told.id(),
                "the body holds receipt " + receipt + ", the journal does not"));
      }
    }
  }

  private static void statusesAreSeen(Books books, JournalView journal, List<Finding> findings) {
    Map<String, List<ChannelStatus>> seen =
        books.statuses().stream()
            .collect(groupingBy(status -> status.channel() + "|" + status.reference()));
    Map<String, String> referenceOfReceipt =
        books.sends().stream()
            .filter(send -> send.receipt() != null)
            .collect(
                toMap(
                    send -> send.channel() + "|" + journal.first(String.valueOf(send.receipt())),
                    send -> send.reference(),
                    (first, again) -> first));
    Map<String, Long> deliveries = deliveries(journal);
    Set<String> ended = ended(journal);
    for (JournalLine opened : journal.accepted()) {
      if (!Channels.isChannel(opened.party()) || Channels.isRating(opened.externalId())) {
        continue;
      }
      String reference =
          referenceOfReceipt.getOrDefault(
              opened.party() + "|" + opened.messageId(), String.valueOf(opened.externalId()));
      long delivered = deliveries.getOrDefault(caseOf(opened, journal) + "|" + opened.party(), 0L);
      List<ChannelStatus> statuses = seen.getOrDefault(opened.party() + "|" + reference, List.of());
      long visible = statuses.size();
      // A channel that asks may miss an interim status, one that is told must have every one.
      long needed = Books.REGIONAL.equals(opened.party()) ? Math.min(delivered, 1) : delivered;
      if (visible < needed) {
        findings.add(
            Finding.lost(
                opened.party() + " " + reference,
                delivered + " statuses delivered to the channel, it saw " + visible));
      } else if (Books.REGIONAL.equals(opened.party())
          && ended.contains(caseOf(opened, journal) + "|" + opened.party())
          && statuses.stream().noneMatch(status -> status.status().equals("closed"))) {
        findings.add(
            Finding.lost(
                opened.party() + " " + reference,
                "the end of the case was delivered to the channel, it never saw it closed"));
      }
    }
  }

  /** How many outputs each party got in each case. */
  private static Map<String, Long> deliveries(JournalView journal) {
    return delivered(journal)
        .collect(groupingBy(output -> output.caseId() + "|" + output.party(), counting()));
  }

  /** Cases whose end was delivered, with the party that has it. */
  private static Set<String> ended(JournalView journal) {
    return delivered(journal)
        .filter(
            output ->
                journal.decisions(String.valueOf(output.causationId())).stream()
                    .anyMatch(line -> ENDS.contains(line.detail())))
        .map(output -> output.caseId() + "|" + output.party())
        .collect(toSet());
  }

  private static Stream<JournalLine> delivered(JournalView journal) {
    return journal.allOutputs().stream()
        .filter(
            output ->
                journal.endings(String.valueOf(output.messageId())).stream()
                    .anyMatch(line -> line.is("DELIVERED")));
  }

  private static String caseOf(JournalLine opened, JournalView journal) {
    return journal.decisions(String.valueOf(opened.messageId())).stream()
        .map(JournalLine::caseId)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("(no case)");
  }

  private static void statusesAreSeenOnce(Books books, List<Finding> findings) {
    books.statuses().stream()
        .filter(status -> !Books.REGIONAL.equals(status.channel()))
        .collect(
            groupingBy(
                status ->
                    status.channel()
                        + " "
                        + status.reference()
                        + " "
                        + status.status()
                        + " "
                        + status.text()))
        .forEach(
            (status, copies) -> {
              if (copies.size() > 1) {
                findings.add(
                    Finding.doubled(
                        copies.get(0).channel() + " " + copies.get(0).reference(),
                        "the same status came in "
                            + copies.stream().map(ChannelStatus::source).toList()));
              }
            });
  }
}
