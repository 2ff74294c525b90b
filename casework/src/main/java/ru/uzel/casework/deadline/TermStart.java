package ru.uzel.casework.deadline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.classification.Sector;
import ru.uzel.model.deadline.DeadlineRule;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.DeadlinePhase;
import ru.uzel.model.message.PartyName;

/** Begins terms. */
final class TermStart {

  private final TermCount count;

  TermStart(TermCount count) {
    this.count = count;
  }

  DeadlineEvent of(
      CaseId caseId,
      DeadlineRule rule,
      int round,
      Instant at,
      @Nullable Sector sector,
      @Nullable PartyName responsible) {
    return new DeadlineEvent(
        caseId,
        rule.code(),
        round,
        DeadlinePhase.STARTED,
        at,
        rule.stage(),
        rule.term().basis(),
        at,
        count.end(rule.term(), rule.dayOff(), at),
        null,
        null,
        null,
        null,
        sector,
        responsible);
  }
}
