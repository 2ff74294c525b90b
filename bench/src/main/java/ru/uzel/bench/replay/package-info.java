/** {@code uzel replay}: a region's old data, row by row through a party's real protocol edge. */
@NullMarked
package ru.uzel.bench.replay;

import org.jspecify.annotations.NullMarked;
