/** A month in a minute: what becomes of terms when bodies are silent. */
@NullMarked
package ru.uzel.bench.forward;

import org.jspecify.annotations.NullMarked;
