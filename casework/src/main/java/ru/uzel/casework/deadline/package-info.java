/** The terms of cases: how they are counted, and what becomes of them as a case goes on. */
@NullMarked
package ru.uzel.casework.deadline;

import org.jspecify.annotations.NullMarked;
