/** Messages: a list of them, and the life of one. */
@NullMarked
package ru.uzel.console.message;

import org.jspecify.annotations.NullMarked;
