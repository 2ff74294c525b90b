package ru.uzel.hub.management;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.journal.JournalOutcome;
import ru.uzel.model.journal.JournalRecord;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.journal.StoredRecord;

/** A journal record as the API shows it; what is not known is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RecordLine(
    long sequence,
    String leafHash,
    UUID eventId,
    Instant at,
    JournalType type,
    JournalOutcome outcome,
    @Nullable String party,
    @Nullable String caseId,
    @Nullable String messageId,
    @Nullable String causationId,
    @Nullable String externalId,
    @Nullable String failure,
    String detail,
    @Nullable String payloadHash,
    @Nullable String traceId,
    String configRevision) {

  static RecordLine of(StoredRecord stored) {
    JournalRecord entry = stored.record();
    return new RecordLine(
        stored.sequence(),
        stored.leafHash(),
        entry.eventId(),
        entry.at(),
        entry.type(),
        entry.outcome(),
        text(entry.party()),
        text(entry.caseId()),
        text(entry.messageId()),
        text(entry.causationId()),
        text(entry.externalId()),
        entry.failure(),
        entry.detail(),
        entry.payloadHash(),
        entry.traceId(),
        entry.configRevision());
  }

  private static @Nullable String text(@Nullable Object id) {
    return id == null ? null : id.toString();
  }
}
