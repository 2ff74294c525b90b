package ru.uzel.model.intake;

import java.time.Instant;
import ru.uzel.model.message.MessageId;

/**
 * The hub's word that it has the message.
 *
 * @param wireHash Streebog-256 of what was received, lower-case hex
 * @param repeated whether this repeats the receipt of an earlier, identical message
 */
public record Receipt(MessageId id, Instant receivedAt, String wireHash, boolean repeated) {}
