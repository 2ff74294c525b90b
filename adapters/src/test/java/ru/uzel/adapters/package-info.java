/** What every adapter promises, tested alike. */
@NullMarked
package ru.uzel.adapters;

import org.jspecify.annotations.NullMarked;
