package ru.uzel.console.search;

import org.jspecify.annotations.Nullable;
import ru.uzel.console.language.Moment;
import ru.uzel.console.record.Link;

/**
 * Something that bears the number sought.
 *
 * @param what it is, and what the number is to it
 * @param at when it was first recorded; null where that is not told
 */
record Hit(String what, String party, @Nullable Moment at, Link link) {}
