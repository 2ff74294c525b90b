package ru.uzel.bench.reconciliation;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import ru.uzel.bench.book.Books;
import ru.uzel.bench.book.JournalLine;

/**
 * What the hub's own clock says is decided once, however many timers said it, and a body hears it
 * as often as the journal has it delivered.
 */
final class TermsAreTold implements Rule {

  @Override
  public List<Finding> check(Books books, JournalView partners) {
    JournalView clock = JournalView.ofTheClock(books.journal());
    List<Finding> findings = new ArrayList<>();
    for (JournalLine accepted : clock.accepted()) {
      if (!clock.isParkedByFlow(accepted)) {
        ends(accepted, clock, findings);
      }
    }
    EffectsHappenOnce.inCases(clock, findings);
    areHeard(books, clock, findings);
    return findings;
  }

  /** Not everything is for somebody: which phases are is the flows' affair. */
  private static void ends(JournalLine accepted, JournalView clock, List<Finding> findings) {
    String id = String.valueOf(accepted.messageId());
    String subject = "term " + accepted.externalId();
    if (clock.decisions(id).isEmpty()) {
      findings.add(Finding.lost(subject, "came to pass, but nothing was decided about it"));
    }
    EveryAcceptedMessageEnds.outputsEnd(subject, clock.outputs(id), clock, findings);
  }

  private static void areHeard(Books books, JournalView clock, List<Finding> findings) {
    Map<String, Long> heard =
        books.notices().stream()
            .collect(
                groupingBy(
                    notice -> notice.caseId() + "/" + notice.rule() + "/" + notice.phase(),
                    counting()));
    Map<String, Long> told =
        clock.lines().stream()
            .filter(line -> line.is("OUTPUT"))
            .collect(groupingBy(output -> name(output, clock), counting()));
    Map<String, Long> delivered =
        clock.lines().stream()
            .filter(line -> line.is("DELIVERED"))
            .collect(groupingBy(output -> name(output, clock), counting()));
    Set<String> names = new TreeSet<>(heard.keySet());
    names.addAll(delivered.keySet());
    for (String name : names) {
      long times = heard.getOrDefault(name, 0L);
      if (times < delivered.getOrDefault(name, 0L)) {
        findings.add(
            Finding.lost(
                "term " + name,
                "delivered " + delivered.get(name) + " times, the body was told " + times));
      } else if (times > told.getOrDefault(name, 0L)) {
        findings.add(
            Finding.doubled(
                "term " + name,
                "to be told " + told.getOrDefault(name, 0L) + " times, the body was " + times));
      }
    }
  }

  /** Case, rule and phase; notices do not tell the round. */
  private static String name(JournalLine output, JournalView clock) {
    return clock
        .acceptedAs(String.valueOf(output.causationId()))
        .map(accepted -> String.valueOf(accepted.externalId()))
        .map(key -> key.replaceFirst("/\\d+/", "/"))
        .orElse("?");
  }
}
