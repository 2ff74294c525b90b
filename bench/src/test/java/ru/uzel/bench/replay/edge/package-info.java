/** The edges against a hub of a few lines. */
package ru.uzel.bench.replay.edge;
