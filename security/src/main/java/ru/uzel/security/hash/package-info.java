/** Hashes of content. */
@NullMarked
package ru.uzel.security.hash;

import org.jspecify.annotations.NullMarked;
