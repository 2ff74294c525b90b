package ru.uzel.model.journal;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.PartyName;

/**
 * Which records to list; null, and an empty set, mean any.
 *
 * @param from the first moment
 * @param to the first moment after
 */
public record RecordFilter(
    @Nullable PartyName party,
    Set<JournalType> types,
    @Nullable JournalOutcome outcome,
    @Nullable CaseId caseId,
    @Nullable Instant from,
    @Nullable Instant to) {

  /** Every record. */
  public static final RecordFilter ALL = new RecordFilter(null, Set.of(), null, null, null, null);

  public RecordFilter {
    types = Set.copyOf(types);
  }

  /** Only records of these types. */
  public static RecordFilter of(JournalType... types) {
    return new RecordFilter(null, Set.of(types), null, null, null, null);
  }

  /** The same, of one party's traffic only. */
  public RecordFilter of(PartyName other) {
    return new RecordFilter(other, types, outcome, caseId, from, to);
  }

  /** The same, since that moment only. */
  public RecordFilter since(Instant moment) {
    return new RecordFilter(party, types, outcome, caseId, moment, to);
  }
}
