package ru.uzel.casework;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The case a partner speaks of.
 *
 * @param lastSequence of the last update applied under that reference
 * @param assignedAnew whether a reopening gave the party the case under another reference since
 * @param earlier the message accepted before under the same key, if any
 */
record ReferredCase(
    CaseSnapshot hubCase,
    @Nullable Long lastSequence,
    boolean assignedAnew,
    Optional<InboxRow> earlier) {}
