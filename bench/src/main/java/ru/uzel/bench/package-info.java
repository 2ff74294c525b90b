/** The harness that drives hub and mocks from outside. */
@NullMarked
package ru.uzel.bench;

import org.jspecify.annotations.NullMarked;
