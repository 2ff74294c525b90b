package ru.uzel.console.message;

import org.jspecify.annotations.Nullable;
import ru.uzel.console.language.Moment;
import ru.uzel.console.record.Link;

/**
 * An accepted message in a list.
 *
 * @param kind in words; empty until its flow has decided
 * @param category the code in the channel's classifier
 * @param failure of the output that is least far, in words
 */
public record MessageLine(
    Moment at,
    @Nullable Link message,
    String party,
    String kind,
    String category,
    String number,
    @Nullable Link hubCase,
    Badge badge,
    String failure) {}
