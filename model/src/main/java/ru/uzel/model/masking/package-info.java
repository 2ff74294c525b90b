/** What of a message a party may see, as the administrator set it: data, not code. */
@NullMarked
package ru.uzel.model.masking;

import org.jspecify.annotations.NullMarked;
