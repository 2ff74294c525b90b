package ru.uzel.console.overview;

import org.jspecify.annotations.Nullable;
import ru.uzel.console.record.Link;

/**
 * A trouble in words.
 *
 * @param level names the colour
 * @param what stands or waits
 * @param why in words; empty where nothing more is known
 * @param detail in the words of whoever failed
 * @param doThis the cure in a sentence
 * @param runbook where the cure is told in full
 * @param evidence a message it happened to
 * @param list where all of them are listed; empty where there is no list
 */
record TroubleView(
    String level,
    String levelText,
    String what,
    String waiting,
    String why,
    String detail,
    String doThis,
    String runbook,
    @Nullable Link evidence,
    String list) {}
