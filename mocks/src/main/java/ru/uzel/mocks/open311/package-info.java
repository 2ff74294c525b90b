/** A city's own Open311 server; see README.md. Faithfulness: spec. */
@NullMarked
package ru.uzel.mocks.open311;

import org.jspecify.annotations.NullMarked;
