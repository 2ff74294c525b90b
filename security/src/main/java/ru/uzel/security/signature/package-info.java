/** Signing and verifying with Bouncy Castle and Santuario; XML read safely; the hub's digest. */
@NullMarked
package ru.uzel.security.signature;

import org.jspecify.annotations.NullMarked;
