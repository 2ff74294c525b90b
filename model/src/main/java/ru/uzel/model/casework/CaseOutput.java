package ru.uzel.model.casework;

import ru.uzel.model.message.MessageId;
import ru.uzel.model.message.PartyName;

/**
 * What was decided to be sent.
 *
 * @param causation the message by which it was decided
 * @param flow which flow asked for it
 * @param reference by which the target knows it
 * @param sequence running number within (case, target)
 */
public record CaseOutput(
    MessageId id,
    MessageId causation,
    PartyName target,
    String flow,
    String kind,
    String reference,
    long sequence,
    String priority) {}
