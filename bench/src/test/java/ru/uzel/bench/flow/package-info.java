/** The load generator's own parts and the arithmetic of the floor. */
package ru.uzel.bench.flow;
