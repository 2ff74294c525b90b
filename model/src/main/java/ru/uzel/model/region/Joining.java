package ru.uzel.model.region;

import java.time.Duration;

/**
 * When messages from different channels about the same problem are one case.
 *
 * @param radiusMetres how far apart they may be, at most
 * @param window how long apart they may have been registered, at most
 */
public record Joining(int radiusMetres, Duration window) {}
