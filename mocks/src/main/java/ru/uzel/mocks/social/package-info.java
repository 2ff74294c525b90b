/** The monitoring system of public posts; see README.md. Faithfulness: proposed. */
@NullMarked
package ru.uzel.mocks.social;

import org.jspecify.annotations.NullMarked;
