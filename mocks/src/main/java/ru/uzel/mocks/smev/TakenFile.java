package ru.uzel.mocks.smev;

/**
 * A file that came with a message, as the book shows it.
 *
 * @param id contentId or uuid
 * @param hash Base64 of its GOST R 34.11-2012-256
 * @param transport {@code mtom}, {@code inline} (base64 in the envelope) or {@code ftp}
 * @param signature {@code valid} or {@code none}; a wrong one is refused
 */
record TakenFile(
    String id, String mimeType, long size, String hash, String transport, String signature) {}
