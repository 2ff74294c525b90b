/** A responsible body with organisations of its own, reached by REST; see README.md. */
@NullMarked
package ru.uzel.mocks.executor;

import org.jspecify.annotations.NullMarked;
