/** {@code uzel signature}: what a signed file says, and why a signature does not hold. */
@NullMarked
package ru.uzel.hub.command.signature;

import org.jspecify.annotations.NullMarked;
