/** Signing and verifying, without a word of how. */
@NullMarked
package ru.uzel.model.signature;

import org.jspecify.annotations.NullMarked;
