package ru.uzel.model.deadline;

/**
 * That a term may be extended, once.
 *
 * @param days calendar days, at most
 * @param notice whether the resident must be told with it (59-ФЗ, article 12, part 2)
 */
public record Extension(int days, boolean notice) {}
