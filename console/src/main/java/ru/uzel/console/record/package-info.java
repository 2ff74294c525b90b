/** Records of the journal as people read them. */
@NullMarked
package ru.uzel.console.record;

import org.jspecify.annotations.NullMarked;
