/** The arithmetic of the floor. */
package ru.uzel.bench.flow;
