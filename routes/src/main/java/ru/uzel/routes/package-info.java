/** The hub's processes as Camel routes. */
@NullMarked
package ru.uzel.routes;

import org.jspecify.annotations.NullMarked;
