/** Every reader, and what it says of bad input. */
package ru.uzel.bench.replay.source;
