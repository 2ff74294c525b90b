package ru.uzel.casework.deadline;

import java.time.Instant;
import ru.uzel.model.message.DeadlinePhase;

/** When a running term comes to a phase by itself. */
public record PhaseMoment(DeadlinePhase phase, Instant at) {}
