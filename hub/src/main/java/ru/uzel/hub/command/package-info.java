/** The hub's command line. */
@NullMarked
package ru.uzel.hub.command;

import org.jspecify.annotations.NullMarked;
