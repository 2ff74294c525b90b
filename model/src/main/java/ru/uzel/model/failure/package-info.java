/** Every way a step can fail; whether to retry is the type. */
@NullMarked
package ru.uzel.model.failure;

import org.jspecify.annotations.NullMarked;
