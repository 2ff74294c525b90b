/** The one language of the house: everything the modules tell each other is a type in here. */
@NullMarked
package ru.uzel.model;

import org.jspecify.annotations.NullMarked;
