package ru.uzel.model.casework;

import ru.uzel.model.message.HubMessage;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.Priority;

/**
 * One output a flow asks for.
 *
 * @param reference a fresh id in the target's form; used only if the output is not yet decided
 */
public record PlannedOutput(
    String flow, PartyName target, Priority priority, String reference, HubMessage message) {}
