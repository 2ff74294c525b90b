/** СМЭВ 3. */
@NullMarked
package ru.uzel.adapters.smev;

import org.jspecify.annotations.NullMarked;
