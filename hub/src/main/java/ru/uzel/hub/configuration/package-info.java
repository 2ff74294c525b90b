/** Reads config/, names every mistake in it, and makes the hub's configuration of it. */
@NullMarked
package ru.uzel.hub.configuration;

import org.jspecify.annotations.NullMarked;
