package ru.uzel.model.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;

/**
 * Criteria; null means any.
 *
 * @param messageId matches a record's message or its causation
 * @param afterSequence only records with a higher sequence
 */
public record JournalQuery(
    @Nullable CaseId caseId,
    @Nullable MessageId messageId,
    @Nullable PartyName party,
    @Nullable JournalType type,
    @Nullable JournalOutcome outcome,
    @Nullable String externalId,
    @Nullable Instant from,
    @Nullable Instant to,
    long afterSequence,
    int limit) {

  /** Everything after a sequence, in steps of {@code limit}. */
  public static JournalQuery after(long sequence, int limit) {
    return new JournalQuery(null, null, null, null, null, null, null, null, sequence, limit);
  }
}
