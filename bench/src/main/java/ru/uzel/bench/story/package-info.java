/** The story that the demo tells: every message planned with its fate. */
@NullMarked
package ru.uzel.bench.story;

import org.jspecify.annotations.NullMarked;
