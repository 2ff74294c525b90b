package ru.uzel.model.journal;

/**
 * The head of the Merkle tree over all records.
 *
 * @param size number of records
 * @param rootHash Streebog-256 hex, RFC 9162 §2.1.1
 */
public record JournalHead(long size, String rootHash) {}
