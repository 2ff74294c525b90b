/** What is recorded of every step, and how it is found again. */
@NullMarked
package ru.uzel.model.journal;

import org.jspecify.annotations.NullMarked;
