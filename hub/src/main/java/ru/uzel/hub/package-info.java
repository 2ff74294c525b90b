/** Where everything is put together. */
@NullMarked
package ru.uzel.hub;

import org.jspecify.annotations.NullMarked;
