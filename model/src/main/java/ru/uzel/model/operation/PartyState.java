package ru.uzel.model.operation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.PartyName;

/**
 * Whether deliveries to a party go on.
 *
 * @param paused whether its sender waits after a failure of the party as a whole
 * @param reason the last failure, without content; null when it goes on
 * @param nextAttemptAt when the next attempt is due; null when it goes on
 * @param heldCases cases that wait behind a dead message
 */
public record PartyState(
    PartyName party,
    boolean paused,
    @Nullable String reason,
    @Nullable Instant nextAttemptAt,
    int heldCases) {}
