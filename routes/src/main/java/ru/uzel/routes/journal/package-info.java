/** Records on their way to the journal. */
@NullMarked
package ru.uzel.routes.journal;

import org.jspecify.annotations.NullMarked;
