package ru.uzel.bench.story;

import java.util.List;
import ru.uzel.bench.book.Books;
import ru.uzel.bench.book.JournalLine;
import ru.uzel.bench.reconciliation.JournalView;

/** What the journal tells of an accepted resident's message against its planned fate. */
final class Endings {

  private Endings() {}

  static void check(
      String reference, Fate fate, String acceptedId, JournalView journal, List<String> problems) {
    JournalLine accepted = journal.acceptedAs(acceptedId).orElse(null);
    if (accepted == null) {
      problems.add(reference + ": в журнале нет приёма");
      return;
    }
    String ending =
        journal.isParkedByFlow(accepted)
            ? "PARKED"
            : journal.outputs(acceptedId).stream()
                .flatMap(output -> journal.endings(String.valueOf(output.messageId())).stream())
                .map(JournalLine::type)
                .reduce((one, other) -> one + "," + other)
                .orElse("нет");
    if (!ending.equals(expected(fate))) {
      problems.add(reference + ": итог " + ending + " вместо " + expected(fate));
    }
    if (fate == Fate.ANSWER_PARKED && !answerIsParked(acceptedId, journal)) {
      problems.add(reference + ": ответ с незнакомым статусом не отложен");
    }
  }

  private static String expected(Fate fate) {
    return fate.reachesABody() ? "DELIVERED" : fate.name();
  }

  /** Some answer of a body waits for a person because of the word in it. */
  private static boolean answerIsParked(String acceptedId, JournalView journal) {
    List<String> bodies =
        journal.outputs(acceptedId).stream().map(output -> String.valueOf(output.party())).toList();
    return journal.lines().stream()
        .anyMatch(
            line ->
                line.is("PARKED")
                    && line.causationId() == null
                    && bodies.contains(String.valueOf(line.party()))
                    && !Books.REGIONAL.equals(line.party()));
  }
}
