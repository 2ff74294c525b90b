/** Signing and verifying with Bouncy Castle and Santuario. */
@NullMarked
package ru.uzel.security.signature;

import org.jspecify.annotations.NullMarked;
