/** The append-only log in PostgreSQL, with its Merkle tree. */
@NullMarked
package ru.uzel.journal;

import org.jspecify.annotations.NullMarked;
