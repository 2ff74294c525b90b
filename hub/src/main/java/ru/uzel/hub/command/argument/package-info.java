/** Arguments that several commands take. */
@NullMarked
package ru.uzel.hub.command.argument;

import org.jspecify.annotations.NullMarked;
