/**
 * Files of old data, read row by row: JSON array, JSON Lines, CSV, XLSX. Whatever cannot be read is
 * a row too, with its fault; a broken row never stops the rest.
 */
@NullMarked
package ru.uzel.bench.replay.source;

import org.jspecify.annotations.NullMarked;
