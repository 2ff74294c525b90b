/** Statistical slices: which there are, and one of them as a table. */
@NullMarked
package ru.uzel.console.slice;

import org.jspecify.annotations.NullMarked;
