/** Keeps the content store free of files that nothing refers to. */
@NullMarked
package ru.uzel.hub.content;

import org.jspecify.annotations.NullMarked;
