/** What the pages say, in the reader's language and time. */
@NullMarked
package ru.uzel.console.language;

import org.jspecify.annotations.NullMarked;
