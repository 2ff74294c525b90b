package ru.uzel.bench.cases;

import java.time.Instant;

/**
 * A case by all that people may ask for it.
 *
 * @param messageId under which its channel knows it
 * @param number the channel's own
 */
record KnownCase(String id, String messageId, String number, String service, Instant at) {}
