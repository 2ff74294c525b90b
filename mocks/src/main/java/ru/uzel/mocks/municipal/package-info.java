/**
 * Regional and municipal feedback systems; see README.md. Faithfulness: observed, in part proposed.
 */
@NullMarked
package ru.uzel.mocks.municipal;

import org.jspecify.annotations.NullMarked;
