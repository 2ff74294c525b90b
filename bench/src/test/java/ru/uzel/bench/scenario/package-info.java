/** Acceptance scenarios of a region, played through the counterparts of all its systems. */
package ru.uzel.bench.scenario;
