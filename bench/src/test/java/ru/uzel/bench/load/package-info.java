/** The load generator's own parts. */
package ru.uzel.bench.load;
