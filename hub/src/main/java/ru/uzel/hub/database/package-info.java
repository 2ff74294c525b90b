/** The PostgreSQL the hub works with, its own or another's. */
@NullMarked
package ru.uzel.hub.database;

import org.jspecify.annotations.NullMarked;
