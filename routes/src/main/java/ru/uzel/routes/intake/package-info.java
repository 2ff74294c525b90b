/** The door: from a partner's bytes to a receipt. */
@NullMarked
package ru.uzel.routes.intake;

import org.jspecify.annotations.NullMarked;
