package ru.uzel.model.journal;

/**
 * A record in its place.
 *
 * @param sequence from 1, without gaps
 * @param leafHash Streebog-256 hex of {@code 0x00 ‖ canonical(record)}, RFC 9162 §2.1.1
 */
public record StoredRecord(long sequence, JournalRecord record, String leafHash) {}
