package ru.uzel.routes.journal;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.journal.JournalEntry;
import ru.uzel.model.journal.JournalOutcome;
import ru.uzel.model.journal.JournalRecord;
import ru.uzel.model.journal.JournalType;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.TimeOrderedIds;
import ru.uzel.model.message.WireBytes;
import ru.uzel.model.signature.ContentHash;

/** Makes journal entries: gives them their event id, time and configuration revision. */
public final class JournalRecords {

  private static final int LONGEST_DETAIL = 1000;

  private final Clock clock;
  private final String configRevision;
  private final ContentHash hash;

  public JournalRecords(Clock clock, String configRevision, ContentHash hash) {
    this.clock = clock;
    this.configRevision = configRevision;
    this.hash = hash;
  }

  public Draft success(JournalType type, String detail) {
    return new Draft(type, JournalOutcome.SUCCESS, detail);
  }

  public Draft failure(JournalType type, String failure, String detail) {
    Draft draft = new Draft(type, JournalOutcome.FAILURE, detail);
    draft.failure = failure;
    return draft;
  }

  /** An entry in the making. */
  public final class Draft {

    private final JournalType type;
    private final JournalOutcome outcome;
    private final String detail;
    private @Nullable PartyName party;
    private @Nullable CaseId caseId;
    private @Nullable MessageId messageId;
    private @Nullable MessageId causation;
    private @Nullable ExternalId externalId;
    private @Nullable String failure;
    private @Nullable String payloadHash;
    private @Nullable WireBytes payload;
    private @Nullable String traceId;

    private Draft(JournalType type, JournalOutcome outcome, String detail) {
      this.type = type;
      this.outcome = outcome;
      this.detail = oneLine(detail);
    }

    public Draft of(@Nullable PartyName itsParty, @Nullable ExternalId itsExternalId) {
      party = itsParty;
      externalId = itsExternalId;
      return this;
    }

    public Draft message(@Nullable MessageId id, @Nullable MessageId causedBy) {
      messageId = id;
      causation = causedBy;
      return this;
    }

    public Draft inCase(CaseId id) {
      caseId = id;
      return this;
    }

    public Draft trace(@Nullable String traceparent) {
      // W3C Trace Context §3.2.2: version "-" trace-id (32 hex) "-" parent-id "-" flags
      traceId =
          traceparent != null && traceparent.length() >= 55 ? traceparent.substring(3, 35) : null;
      return this;
    }

    public Draft payload(@Nullable WireBytes bytes) {
      payload = bytes;
      payloadHash = bytes == null ? null : hash.hex(bytes.bytes());
      return this;
    }

    /** Bytes whose hash is known already. */
    public Draft payload(@Nullable WireBytes bytes, @Nullable String knownHash) {
      payload = bytes;
      payloadHash = knownHash;
      return this;
    }

    public JournalEntry entry() {
      return new JournalEntry(
          new JournalRecord(
              TimeOrderedIds.version7(),
              clock.instant().truncatedTo(ChronoUnit.MICROS),
              type,
              outcome,
              party,
              caseId,
              messageId,
              causation,
              externalId,
              failure,
              detail,
              payloadHash,
              traceId,
              configRevision),
          payload);
    }
  }

  private static String oneLine(String text) {
    String line = text.length() > LONGEST_DETAIL ? text.substring(0, LONGEST_DETAIL) : text;
    return line.replace('\n', ' ').replace('\r', ' ');
  }
}
