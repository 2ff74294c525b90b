/** The protocols' edges, seen from outside: how rows are sent, and what the hub said to each. */
@NullMarked
package ru.uzel.bench.replay.edge;

import org.jspecify.annotations.NullMarked;
