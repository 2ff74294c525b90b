/** What is done about failures, in one place. */
@NullMarked
package ru.uzel.routes.failure;

import org.jspecify.annotations.NullMarked;
