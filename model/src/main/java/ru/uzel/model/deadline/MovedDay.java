package ru.uzel.model.deadline;

import java.time.LocalDate;

/**
 * A day off moved by the Government's yearly decree (Labour Code of Russia, article 112).
 *
 * @param from worked with the hours of the other day, unless it is a holiday itself
 * @param to a day off
 */
public record MovedDay(LocalDate from, LocalDate to) {}
