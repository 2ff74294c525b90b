/**
 * A regional gateway of СМЭВ (РСМЭВ) with ПОС behind it; see README.md. Faithfulness: observed, in
 * part proposed.
 */
@NullMarked
package ru.uzel.mocks.rsmev;

import org.jspecify.annotations.NullMarked;
