/** Statistical slices: what is counted by what, as the administrator set it. */
@NullMarked
package ru.uzel.model.slice;

import org.jspecify.annotations.NullMarked;
