/** Files too large for a queue: kept by their hash, named by reference. */
@NullMarked
package ru.uzel.model.content;

import org.jspecify.annotations.NullMarked;
