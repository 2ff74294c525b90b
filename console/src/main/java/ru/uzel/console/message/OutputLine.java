package ru.uzel.console.message;

import org.jspecify.annotations.Nullable;
import ru.uzel.console.language.Moment;
import ru.uzel.console.record.Link;

/**
 * Something that a message caused.
 *
 * @param number the reference by which its target knows it
 * @param failedAttempts how many; empty where none failed
 * @param at of the last that is known of it
 */
record OutputLine(
    @Nullable Link message,
    String party,
    String number,
    Badge badge,
    String failedAttempts,
    String failure,
    Moment at) {}
