/** The adapter of registered appeals, against its mock and the published contract. */
@NullMarked
package ru.uzel.adapters.appeals;

import org.jspecify.annotations.NullMarked;
