package ru.uzel.bench.story;

import org.jspecify.annotations.Nullable;

/**
 * One row of a ПОС export, and what is to become of it.
 *
 * @param number the ПОС's number of it
 * @param finalWord the body's last word, where a body answers
 */
public record PlannedRow(String number, Fate fate, @Nullable String finalWord) {}
