/** A case's timeline across channels and parties. */
@NullMarked
package ru.uzel.console.cases;

import org.jspecify.annotations.NullMarked;
