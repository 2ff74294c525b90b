/** The speed of signatures, measured by the hub's own program in a process of its own. */
@NullMarked
package ru.uzel.bench.crypto;

import org.jspecify.annotations.NullMarked;
