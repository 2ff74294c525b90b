/** What time it is for the hub, everywhere in it. */
@NullMarked
package ru.uzel.hub.clock;

import org.jspecify.annotations.NullMarked;
