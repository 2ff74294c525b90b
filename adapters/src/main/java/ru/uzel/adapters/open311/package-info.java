/**
 * Somebody else's Open311 server: the requests residents made there are read, and what becomes of
 * them is told there by mySociety's {@code servicerequestupdates}.
 */
@NullMarked
package ru.uzel.adapters.open311;

import org.jspecify.annotations.NullMarked;
