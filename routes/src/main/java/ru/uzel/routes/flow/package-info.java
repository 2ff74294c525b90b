/** From an accepted message to decided outputs. */
@NullMarked
package ru.uzel.routes.flow;

import org.jspecify.annotations.NullMarked;
