package ru.uzel.model.journal;

import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.MessageId;

/**
 * How far a message has come, told by its records.
 *
 * @param causation for an output, the accepted message that caused it; for a repetition recognised
 *     in the flow, the message it repeats
 * @param latest the record that says where the message is now
 * @param repetition whether it was recognised as a repetition of another message
 * @param failedAttempts how many attempts to deliver it failed
 */
public record MessageStanding(
    MessageId id,
    @Nullable MessageId causation,
    StoredRecord latest,
    boolean repetition,
    long failedAttempts) {}
