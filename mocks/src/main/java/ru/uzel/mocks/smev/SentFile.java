package ru.uzel.mocks.smev;

/**
 * A file that the emulator attached, as the book shows it.
 *
 * @param hash Base64 of its GOST R 34.11-2012-256, as the message tells it
 * @param transport {@code mtom} or {@code ftp}
 */
record SentFile(String id, String name, long size, String hash, String transport) {}
