/** Kills the hub again and again and looks what became of the messages. */
@NullMarked
package ru.uzel.bench.faults;

import org.jspecify.annotations.NullMarked;
