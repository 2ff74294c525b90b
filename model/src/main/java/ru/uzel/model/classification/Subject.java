package ru.uzel.model.classification;

import org.jspecify.annotations.Nullable;

/**
 * What a message is about.
 *
 * @param problem the region's own code of the problem, the same for every channel that has words
 *     for it; null where only the sector is known
 */
public record Subject(Sector sector, @Nullable String problem) {}
