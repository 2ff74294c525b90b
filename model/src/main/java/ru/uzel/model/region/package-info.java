/** The rules of one region, as its administrator set them: data, not code. */
@NullMarked
package ru.uzel.model.region;

import org.jspecify.annotations.NullMarked;
