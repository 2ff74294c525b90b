package ru.uzel.model.journal;

import org.jspecify.annotations.Nullable;
import ru.uzel.model.message.WireBytes;

/** A record with the bytes it is about, which are kept apart from it. */
public record JournalEntry(JournalRecord record, @Nullable WireBytes payload) {}
