/** Child processes: the hub, the mocks, and what a killed hub leaves behind. */
@NullMarked
package ru.uzel.bench.process;

import org.jspecify.annotations.NullMarked;
