/** Bytes at rest: encrypted payloads and files only their owner may read. */
@NullMarked
package ru.uzel.security.vault;

import org.jspecify.annotations.NullMarked;
