/** Messages as JSON and as they lie in the queues. */
@NullMarked
package ru.uzel.routes.message;

import org.jspecify.annotations.NullMarked;
