/** Read-only pages for people; only this machine sees them. */
@NullMarked
package ru.uzel.console;

import org.jspecify.annotations.NullMarked;
