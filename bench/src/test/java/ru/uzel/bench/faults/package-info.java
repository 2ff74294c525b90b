/** The fault run's own parts. */
package ru.uzel.bench.faults;
