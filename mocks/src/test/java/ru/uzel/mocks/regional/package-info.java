/** The portal's own form encoding. */
@NullMarked
package ru.uzel.mocks.regional;

import org.jspecify.annotations.NullMarked;
