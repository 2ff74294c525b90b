/** {@code uzel keys}: test authorities, keys, requests, imports, and what trust lists are worth. */
@NullMarked
package ru.uzel.hub.command.keys;

import org.jspecify.annotations.NullMarked;
