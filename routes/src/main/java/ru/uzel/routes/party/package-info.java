/** Parties with the mappings of their adapters. */
@NullMarked
package ru.uzel.routes.party;

import org.jspecify.annotations.NullMarked;
