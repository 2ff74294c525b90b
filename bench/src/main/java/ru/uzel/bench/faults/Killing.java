package ru.uzel.bench.faults;

/**
 * One death of the hub.
 *
 * @param point the fault point, or {@code random}
 * @param hit whether the hub really died there; a random death always hits
 */
record Killing(String point, boolean hit) {}
