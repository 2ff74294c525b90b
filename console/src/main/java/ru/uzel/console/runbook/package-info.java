/** The runbook, as pages. */
@NullMarked
package ru.uzel.console.runbook;

import org.jspecify.annotations.NullMarked;
