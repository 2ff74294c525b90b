/** How a page is asked for, guarded and rendered. */
@NullMarked
package ru.uzel.console.page;

import org.jspecify.annotations.NullMarked;
