package ru.uzel.adapters.rsmev;

import ru.uzel.model.failure.FailureCode;

/**
 * One thing that is wrong with an appeal.
 *
 * @param place XPath of the element
 * @param detail what is wrong; never shows the value
 */
record AppealProblem(FailureCode code, String place, String detail) {}
