package ru.uzel.model.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the hub decided about a transfer.
 *
 * @param hop how many times the case has been transferred, this one included; of a refused one, how
 *     many times it would have been
 * @param refusal why not, as {@code FailureCode} names it; null where the case moves
 */
public record TransferVerdict(Instant at, int hop, @Nullable String refusal) {}
