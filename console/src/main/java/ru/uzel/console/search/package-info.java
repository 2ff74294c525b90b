/** Finds what a number belongs to. */
@NullMarked
package ru.uzel.console.search;

import org.jspecify.annotations.NullMarked;
