package ru.uzel.bench.book;

import org.jspecify.annotations.Nullable;

/**
 * One request that took effect at a body.
 *
 * @param party the body
 * @param messageId the wire's id
 * @param hubMessageId the accepted message that caused it
 * @param channel the party it came from
 * @param externalId what that party calls it
 * @param times how often it took effect
 * @param sourceRecord the whole original row as JSON text, where one was sent along
 */
public record BodyReceipt(
    String party,
    String messageId,
    String hubMessageId,
    String channel,
    String externalId,
    int times,
    @Nullable String sourceRecord) {}
