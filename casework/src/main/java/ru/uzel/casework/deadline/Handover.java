package ru.uzel.casework.deadline;

import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.PartyName;

/**
 * That a case changes hands. Only a transfer brings it about: of a body's bare status «Направлено
 * …» nobody knows where the case is then, so no term goes by it.
 *
 * @param by who handed it on
 * @param to null where it leaves by a way that the hub has no channel for
 */
public record Handover(PartyName by, @Nullable PartyName to) {}
