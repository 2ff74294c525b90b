/** Whose certificates are believed, and the keys the hub signs with. */
@NullMarked
package ru.uzel.security.trust;

import org.jspecify.annotations.NullMarked;
