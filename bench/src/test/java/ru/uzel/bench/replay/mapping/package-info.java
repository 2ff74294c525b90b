/** Mappings, and those that are shipped. */
package ru.uzel.bench.replay.mapping;
