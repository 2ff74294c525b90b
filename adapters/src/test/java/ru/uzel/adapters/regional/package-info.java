/** The Open311 face seen from outside, and its mapping by golden files. */
@NullMarked
package ru.uzel.adapters.regional;

import org.jspecify.annotations.NullMarked;
