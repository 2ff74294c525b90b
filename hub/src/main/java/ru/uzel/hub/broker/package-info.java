/** The embedded Artemis broker: everything in flight lies in its journal. */
@NullMarked
package ru.uzel.hub.broker;

import org.jspecify.annotations.NullMarked;
