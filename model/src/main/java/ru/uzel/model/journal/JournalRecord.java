package ru.uzel.model.journal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;

/**
 * One thing that happened.
 *
 * @param eventId makes a second append of the same record harmless
 * @param party whose traffic it concerns
 * @param messageId the accepted message, or for delivery steps the output
 * @param causationId for an output, the accepted message that caused it
 * @param externalId the partner's id of it
 * @param failure {@link ru.uzel.model.failure.FailureCode#wireName()} where the outcome is a
 *     failure
 * @param detail one line, without payload, personal data or secrets
 * @param payloadHash Streebog-256 hex of the wire bytes this record is about
 */
public record JournalRecord(
    UUID eventId,
    Instant at,
    JournalType type,
    JournalOutcome outcome,
    @Nullable PartyName party,
    @Nullable CaseId caseId,
    @Nullable MessageId messageId,
    @Nullable MessageId causationId,
    @Nullable ExternalId externalId,
    @Nullable String failure,
    String detail,
    @Nullable String payloadHash,
    @Nullable String traceId,
    String configRevision) {}
