/** One hub process: its settings, its lock on the data directory, its fault points, its life. */
@NullMarked
package ru.uzel.hub.process;

import org.jspecify.annotations.NullMarked;
