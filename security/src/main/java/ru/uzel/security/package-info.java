/** Wiring of signatures, trust and the vault. */
@NullMarked
package ru.uzel.security;

import org.jspecify.annotations.NullMarked;
