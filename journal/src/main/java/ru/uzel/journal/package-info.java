/**
 * The append-only log in PostgreSQL, with its Merkle tree.
 *
 * <p><b>Canonical record.</b> A record is hashed in one form only: a JSON object by RFC 8785 (JSON
 * Canonicalization Scheme), encoded in UTF-8, with the members
 *
 * <pre>
 * at              yyyy-MM-ddTHH:mm:ss.SSSSSSZ, always six digits of a second, UTC
 * caseId, causationId, eventId, messageId     UUID, lower case
 * configRevision, detail, externalId, failure, outcome, party, type     text
 * payloadHash, traceId                        lower-case hex
 * </pre>
 *
 * <p>Absent values are left out. RFC 8785 asks for the members sorted by name, no white space, and
 * the shortest escapes; all values are strings, so its rules about numbers do not arise.
 *
 * <p><b>Tree.</b> Merkle Tree Hash of RFC 9162 §2.1.1 with H = GOST R 34.11-2012 of 256 bits: the
 * leaf of a record is H(0x00 ‖ canonical record), a node H(0x01 ‖ left ‖ right), the empty tree
 * H(). Record {@code sequence} n is leaf n − 1.
 *
 * <p><b>What is stored is what was hashed.</b> PostgreSQL keeps microseconds, and no NUL character
 * or unpaired surrogate; so times are cut to microseconds and such characters replaced by U+FFFD
 * before the leaf is computed. Anybody can read the records and compute leaves and root again.
 */
@NullMarked
package ru.uzel.journal;

import org.jspecify.annotations.NullMarked;
