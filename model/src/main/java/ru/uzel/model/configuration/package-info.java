/** Flows and the revision they belong to. */
@NullMarked
package ru.uzel.model.configuration;

import org.jspecify.annotations.NullMarked;
