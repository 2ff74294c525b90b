package ru.uzel.bench.story;

/**
 * A file that a body attaches to its answer.
 *
 * @param size decides how it goes: in the message, or by FTP above the exchange's limit
 */
public record PlannedFile(String name, String mimeType, long size) {}
