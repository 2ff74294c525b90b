/** Terms: until when something is due in the life of a case, and by whose rules that is counted. */
@NullMarked
package ru.uzel.model.deadline;

import org.jspecify.annotations.NullMarked;
