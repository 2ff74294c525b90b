package ru.uzel.model.delivery;

import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.ExternalId;
import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.MessageKind;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;

/**
 * What is known of an output whatever its form.
 *
 * @param id the hub's id of this output; one per (accepted message, target), stable for ever
 * @param causation the accepted message that caused it
 * @param target to whom it goes
 * @param origin the channel that the case came from
 * @param reference the id the partner will know it by (for СМЭВ the MessageID, UUID version 1)
 * @param subject the id under which the target knows the case already, where it is the channel the
 *     case came from
 * @param subjectMessage the hub id of that channel's message, likewise
 * @param sequence running number within (case, target), from 1
 * @param flow the flow that decided it
 * @param returnAddress where the target awaits the one answer to what opened the case, in the
 *     target's own words; only where it gave one
 */
public record Envelope(
    MessageId id,
    MessageId causation,
    CaseId caseId,
    PartyName target,
    PartyName origin,
    MessageKind kind,
    String reference,
    @Nullable ExternalId subject,
    @Nullable MessageId subjectMessage,
    long sequence,
    Priority priority,
    String flow,
    @Nullable String traceparent,
    @Nullable String returnAddress) {

  /** The same output under another partner reference; only after every earlier one was refused. */
  public Envelope reissuedAs(String newReference) {
    return new Envelope(
        id,
        causation,
        caseId,
        target,
        origin,
        kind,
        newReference,
        subject,
        subjectMessage,
        sequence,
        priority,
        flow,
        traceparent,
        returnAddress);
  }
}
