package ru.uzel.model.casework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.CanonicalStatus;
import ru.uzel.model.message.CaseId;

/**
 * How a case stands, as a body that it was handed to may know it.
 *
 * @param lastSequence of the last update applied under the body's reference; null while none was
 * @param extended whether the term was extended, which happens once
 * @param held whether the case lies with that body still: it was not moved on
 */
public record AssignedCase(
    CaseId caseId,
    CanonicalStatus status,
    Instant openedAt,
    Instant updatedAt,
    @Nullable Long lastSequence,
    boolean extended,
    boolean held) {}
