package ru.uzel.model.delivery;

import ru.uzel.model.message.WireBytes;

/** Signed bytes ready to go, as they lie in {@code send.<party>}; every attempt sends the same. */
public record PreparedMessage(Envelope envelope, WireBytes wire) {}
