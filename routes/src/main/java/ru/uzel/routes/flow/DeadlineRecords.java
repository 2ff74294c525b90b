package ru.uzel.routes.flow;

import java.util.stream.Collectors;
import ru.uzel.model.casework.CaseDecision;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.intake.AcceptedMessage;
import ru.uzel.model.journal.JournalEntry;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.message.DeadlineEvent;
import ru.uzel.model.message.DeadlinePhase;
import ru.uzel.routes.journal.JournalRecords;

/** What is recorded of terms: one record for all that a decision does to them. */
final class DeadlineRecords {

  private final JournalRecords records;

  DeadlineRecords(JournalRecords records) {
    this.records = records;
  }

  /**
   * @param decision one that does something to them
   */
  JournalEntry of(AcceptedMessage accepted, CaseDecision decision) {
    DeadlineEvent first = decision.deadlines().get(0);
    String detail =
        decision.deadlines().stream().map(DeadlineRecords::line).collect(Collectors.joining("; "));
    JournalRecords.Draft draft =
        first.phase() == DeadlinePhase.OVERDUE
            ? records.failure(JournalType.DEADLINE, FailureCode.OVERDUE.wireName(), detail)
            : records.success(JournalType.DEADLINE, detail);
    return draft
        .of(
            first.responsible() == null ? accepted.party() : first.responsible(),
            accepted.externalId())
        .message(accepted.id(), null)
        .inCase(first.caseId())
        .trace(accepted.traceparent())
        .entry();
  }

  /** E.g. {@code WARN_80 of POS_FAST_TRACK/1 (ROADS), due 2026-12-08T21:00:00Z}. */
  static String line(DeadlineEvent event) {
    StringBuilder line = new StringBuilder();
    line.append(event.phase())
        .append(" of ")
        .append(event.rule())
        .append('/')
        .append(event.round());
    if (event.sector() != null) {
      line.append(" (").append(event.sector()).append(')');
    }
    line.append(", due ").append(event.dueAt());
    if (event.extendedFrom() != null) {
      line.append(", moved from ").append(event.extendedFrom());
    }
    if (event.extensionDays() != null) {
      line.append(", extended by ").append(event.extensionDays()).append(" days");
    }
    if (event.cancelled() != null) {
      line.append(", ").append(event.cancelled());
    }
    return line.toString();
  }
}
