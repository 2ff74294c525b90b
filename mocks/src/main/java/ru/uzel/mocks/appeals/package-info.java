/**
 * ССТУ, and a document system that registers appeals; see README.md. Faithfulness: observed,
 * proposed.
 */
@NullMarked
package ru.uzel.mocks.appeals;

import org.jspecify.annotations.NullMarked;
