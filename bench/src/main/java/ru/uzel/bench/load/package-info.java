/** Residents' requests in masses, and what became of each. */
@NullMarked
package ru.uzel.bench.load;

import org.jspecify.annotations.NullMarked;
