/** Tests of the municipal adapter. */
@NullMarked
package ru.uzel.adapters.municipal;

import org.jspecify.annotations.NullMarked;
