/** Each party sees of a message what it may, and that something was hidden is on record. */
@NullMarked
package ru.uzel.routes.masking;

import org.jspecify.annotations.NullMarked;
