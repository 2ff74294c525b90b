/** What is stuck, why, and what to do. */
@NullMarked
package ru.uzel.console.overview;

import org.jspecify.annotations.NullMarked;
