package ru.uzel.adapters.municipal;

import ru.uzel.model.failure.FailureCode;

/**
 * One thing that is wrong with a record.
 *
 * @param pointer RFC 6901 pointer into the record as a URI fragment, {@code #} for the whole of it
 * @param detail what is wrong; never shows the value
 */
record CardProblem(FailureCode code, String pointer, String detail) {}
