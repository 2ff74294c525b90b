/** What an administrator sees of the running hub, and may do to it. */
@NullMarked
package ru.uzel.model.operation;

import org.jspecify.annotations.NullMarked;
