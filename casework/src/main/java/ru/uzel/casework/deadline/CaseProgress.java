package ru.uzel.casework.deadline;

import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.CaseId;
import ru.uzel.model.message.CitizenMessage;
import ru.uzel.model.message.PartyName;
import ru.uzel.model.message.StatusUpdate;

/**
 * What moves a case on.
 *
 * @param alreadyExtended whether its term was extended before this update
 * @param at when the hub received the update: partners' clocks differ, and one must count
 * @param handedTo the party that the case goes to by this update; null where it stays
 * @param opening the message that opened the case, asked for only if a rule has to be chosen by it
 */
public record CaseProgress(
    CaseId caseId,
    PartyName channel,
    StatusUpdate update,
    boolean alreadyExtended,
    Instant at,
    @Nullable PartyName handedTo,
    Supplier<CitizenMessage> opening) {}
