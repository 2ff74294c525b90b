/** The HTTP doors of hub and mocks as the harness uses them. */
@NullMarked
package ru.uzel.bench.wire;

import org.jspecify.annotations.NullMarked;
