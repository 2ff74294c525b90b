package ru.uzel.console.language;

/**
 * A point of time as it is shown.
 *
 * @param iso for machines: ISO 8601 with offset
 * @param offset from UTC, e.g. {@code +03:00}
 */
public record Moment(String iso, String date, String clock, String offset) {}
