package ru.uzel.journal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.journal.JournalEntry;
import ru.uzel.model.journal.JournalOutcome;
import ru.uzel.model.journal.JournalRecord;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;

/** Invented records; each test says only what it is about. */
final class Samples {

  static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private Samples() {}

  /** A record with nothing optional in it. */
  static JournalRecord bare(JournalType type, Instant at) {
    return new JournalRecord(
        UUID.randomUUID(),
        at,
        type,
        JournalOutcome.SUCCESS,
        null,
        null,
        null,
        null,
        null,
        null,
        "",
        null,
        null,
        "rev");
  }

  static JournalRecord full(Instant at, String detail, String externalId) {
    return new JournalRecord(
        UUID.randomUUID(),
        at,
        JournalType.DELIVERED,
        JournalOutcome.FAILURE,
        new PartyName("roads"),
        CaseId.next(),
        MessageId.next(),
        MessageId.next(),
        new ExternalId(externalId),
        "partner-failed",
        detail,
        "ab".repeat(32),
        "0af7651916cd43dd8448eb211c80319c",
        "c0ffee");
  }

  static JournalRecord about(
      JournalType type,
      JournalOutcome outcome,
      @Nullable PartyName party,
      @Nullable CaseId caseId,
      @Nullable MessageId messageId,
      @Nullable MessageId causationId,
      @Nullable String externalId,
      Instant at) {
    return new JournalRecord(
        UUID.randomUUID(),
        at,
        type,
        outcome,
        party,
        caseId,
        messageId,
        causationId,
        externalId == null ? null : new ExternalId(externalId),
        null,
        "",
        null,
        null,
        "rev");
  }

  static JournalEntry entry(JournalRecord record) {
    return new JournalEntry(record, null);
  }
}
