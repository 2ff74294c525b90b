/** Runnable counterparts of the external systems. */
@NullMarked
package ru.uzel.mocks;

import org.jspecify.annotations.NullMarked;
