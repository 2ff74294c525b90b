/** Cases and their decisions in PostgreSQL. */
@NullMarked
package ru.uzel.casework;

import org.jspecify.annotations.NullMarked;
