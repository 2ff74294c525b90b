package ru.uzel.model.delivery;

import ru.uzel.model.message.HubMessage;

/** A decided output in canonical form, as it lies in {@code out.<party>}. */
public record OutboundMessage(Envelope envelope, HubMessage message) {}
