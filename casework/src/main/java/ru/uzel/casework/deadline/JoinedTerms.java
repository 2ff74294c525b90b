package ru.uzel.casework.deadline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.CancelReason;
import ru.uzel.model.message.DeadlineEvent;

/**
 * What a message that joins brings to the terms of a case: its resident is owed no less than by a
 * case of his own, and nobody else is given more time by it.
 */
final class JoinedTerms {

  private JoinedTerms() {}

  /**
   * @param own what a case of its own would begin with, as far as the joined case is in that stage
   * @param at when the message came
   * @param extended whether the case's own term was extended: that was granted, and stands
   */
  static List<DeadlineEvent> of(
      List<DeadlineEvent> own, List<Deadline> standing, Instant at, boolean extended) {
    List<DeadlineEvent> events = new ArrayList<>();
    for (DeadlineEvent begun : own) {
      List<Deadline> ofStage =
          standing.stream().filter(term -> term.stage() == begun.stage()).toList();
      if (ofStage.isEmpty()) {
        events.add(begins(begun, standing, null));
        continue;
      }
      // One that stands still is taken off the clock, and one that is over has had its end.
      ofStage.stream()
          .filter(Deadline::isRunning)
          .filter(term -> !extended || !term.rule().equals(begun.rule()))
          .filter(term -> begun.dueAt().isBefore(term.dueAt()))
          .findFirst()
          .ifPresent(
              term -> {
                events.add(term.cancelled(CancelReason.STRICTER, at));
                events.add(begins(begun, standing, term));
              });
    }
    return events;
  }

  private static DeadlineEvent begins(
      DeadlineEvent begun, List<Deadline> standing, @Nullable Deadline instead) {
    int round =
        1
            + standing.stream()
                .filter(term -> term.rule().equals(begun.rule()))
                .mapToInt(Deadline::round)
                .max()
                .orElse(0);
    return new DeadlineEvent(
        begun.caseId(),
        begun.rule(),
        round,
        begun.phase(),
        begun.at(),
        begun.stage(),
        begun.basis(),
        begun.startAt(),
        begun.dueAt(),
        instead == null ? null : instead.dueAt(),
        null,
        null,
        null,
        begun.sector(),
        instead == null || instead.responsible() == null
            ? begun.responsible()
            : instead.responsible());
  }
}
