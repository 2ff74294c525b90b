/**
 * Messages and their identities: what travels through the hub, in the one language of the house.
 */
@NullMarked
package ru.uzel.model.message;

import org.jspecify.annotations.NullMarked;
