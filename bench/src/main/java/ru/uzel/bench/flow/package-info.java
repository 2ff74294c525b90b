/** The speed of the full path, and the floor below it. */
@NullMarked
package ru.uzel.bench.flow;

import org.jspecify.annotations.NullMarked;
