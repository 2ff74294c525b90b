package ru.uzel.console.record;

import org.jspecify.annotations.Nullable;
import ru.uzel.console.language.Moment;

/**
 * A record of the journal as it is shown.
 *
 * @param sequence its number in the journal, by which an auditor finds it
 * @param since how long after the step before; empty where that is not told
 * @param type the record's type as the journal calls it
 * @param step what happened, in words
 * @param failed whether it was not what should happen
 * @param party who it concerns, in words
 * @param failure why, in words; empty where it did not fail
 * @param code the stable name of the cause
 * @param detail the record's own line
 * @param number the partner's number or reference
 */
public record RecordLine(
    String sequence,
    Moment at,
    String since,
    String type,
    String step,
    boolean failed,
    String party,
    String failure,
    String code,
    String detail,
    String number,
    @Nullable Link message,
    @Nullable Link hubCase) {}
