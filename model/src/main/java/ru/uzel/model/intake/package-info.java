/** From a partner's bytes to an accepted message. */
@NullMarked
package ru.uzel.model.intake;

import org.jspecify.annotations.NullMarked;
