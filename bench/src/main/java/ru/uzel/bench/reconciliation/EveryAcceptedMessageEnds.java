package ru.uzel.bench.reconciliation;

import java.util.ArrayList;
import java.util.List;
import ru.uzel.bench.book.Books;
import ru.uzel.bench.book.JournalLine;

/** Every accepted message is decided or parked, and each of its outputs has exactly one ending. */
final class EveryAcceptedMessageEnds implements Rule {

  @Override
  public List<Finding> check(Books books, JournalView journal) {
    List<Finding> findings = new ArrayList<>();
    for (JournalLine accepted : journal.accepted()) {
      if (!journal.isParkedByFlow(accepted)) {
        check(accepted, journal, findings);
      }
    }
    return findings;
  }

  private static void check(JournalLine accepted, JournalView journal, List<Finding> findings) {
    String id = String.valueOf(accepted.messageId());
    String subject = accepted.party() + " " + accepted.externalId() + " (" + id + ")";
    List<JournalLine> decisions = journal.decisions(id);
    if (decisions.isEmpty()) {
      findings.add(Finding.lost(subject, "accepted, but nothing was decided about it"));
      return;
    }
    List<JournalLine> outputs = journal.outputs(id);
    boolean stored = decisions.stream().allMatch(line -> line.detail().startsWith("stored"));
    if (outputs.isEmpty()
        && !stored
        && (Channels.isChannel(accepted.party()) || !isToNobody(decisions, journal))) {
      findings.add(Finding.lost(subject, "decided, but nobody was to get anything"));
    }
    outputsEnd(subject, outputs, journal, findings);
  }

  /** What a body says of a case goes back to its channel, unless that takes nothing back. */
  private static boolean isToNobody(List<JournalLine> decisions, JournalView journal) {
    List<String> cases = decisions.stream().map(line -> String.valueOf(line.caseId())).toList();
    List<JournalLine> origins =
        journal.accepted().stream()
            .filter(line -> Channels.isChannel(line.party()))
            .filter(
                line ->
                    journal.decisions(String.valueOf(line.messageId())).stream()
                        .anyMatch(made -> cases.contains(String.valueOf(made.caseId()))))
            .toList();
    return !origins.isEmpty()
        && origins.stream().allMatch(line -> Channels.isToldNothing(line.party()));
  }

  static void outputsEnd(
      String subject, List<JournalLine> outputs, JournalView journal, List<Finding> findings) {
    for (JournalLine output : outputs) {
      List<JournalLine> endings = journal.endings(String.valueOf(output.messageId()));
      String target = subject + " -> " + output.party();
      if (endings.isEmpty()) {
        findings.add(Finding.lost(target, "neither delivered, nor parked, nor dead-lettered"));
      } else if (endings.size() > 1) {
        findings.add(
            Finding.doubled(target, "ended " + endings.stream().map(JournalLine::type).toList()));
      }
    }
  }
}
