/**
 * The speed of the hub among many cases: of messages with their updates, and of looking at cases.
 */
@NullMarked
package ru.uzel.bench.cases;

import org.jspecify.annotations.NullMarked;
