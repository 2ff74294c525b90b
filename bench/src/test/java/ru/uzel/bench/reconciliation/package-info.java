/** Each kind of loss and of doubling, made by hand and caught. */
package ru.uzel.bench.reconciliation;
