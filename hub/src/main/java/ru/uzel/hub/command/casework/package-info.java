/** Commands about cases, carried out by the running hub. */
@NullMarked
package ru.uzel.hub.command.casework;

import org.jspecify.annotations.NullMarked;
