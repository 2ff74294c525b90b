package ru.uzel.model.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a resident.
 *
 * @param replyId the body's own id of the answer
 * @param text at most 8000 characters
 * @param number the outgoing number of the letter, where there is one
 */
public record Reply(
    String replyId, ReplyKind kind, String text, @Nullable String number, Instant at) {}
