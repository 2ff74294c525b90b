/** Compares the mocks' books with the journal: nothing lost, nothing done twice. */
@NullMarked
package ru.uzel.bench.reconciliation;

import org.jspecify.annotations.NullMarked;
