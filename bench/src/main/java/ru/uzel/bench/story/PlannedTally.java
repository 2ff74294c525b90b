package ru.uzel.bench.story;

import java.util.List;
import ru.uzel.bench.reconciliation.Tally;

/** How many messages are to stand where when the story is over. */
final class PlannedTally {

  private PlannedTally() {}

  static Tally of(Story story) {
    List<Fate> fates = story.fates();
    long accepted = fates.stream().filter(Fate::isAccepted).count();
    long atBodies = fates.stream().filter(Fate::reachesABody).count();
    long answers = atBodies * (Story.INTERIM_ANSWERS + 1);
    long parkedAnswers = count(fates, Fate.ANSWER_PARKED);
    long untold =
        (Story.INTERIM_ANSWERS + 1)
            * story.messages().stream()
                .filter(message -> message.fate().reachesABody() && message.lastStatus() == null)
                .count();
    PlannedFaults faults = story.faults();
    return new Tally(
        accepted + answers,
        atBodies + answers - parkedAnswers - untold,
        count(fates, Fate.REFUSED)
            + faults.tampered()
            + faults.wronglySigned()
            + faults.strangers(),
        count(fates, Fate.DUPLICATE) + faults.failedAcks(),
        count(fates, Fate.PARKED) + parkedAnswers,
        count(fates, Fate.DEAD_LETTERED));
  }

  private static long count(List<Fate> fates, Fate wanted) {
    return fates.stream().filter(fate -> fate == wanted).count();
  }
}
