package ru.uzel.model.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a resident.
 *
 * @param replyId the body's own id of the answer
 * @param text at most 8000 characters
 * @param number the outgoing number of the letter, where there is one
 * @param attachments files that came with it, in the order given
 */
public record Reply(
    String replyId,
    ReplyKind kind,
    String text,
    @Nullable String number,
    Instant at,
    List<Attachment> attachments) {

  public Reply {
    attachments = Attachment.listed(attachments);
  }

  /** A reply without attachments. */
  public Reply(String replyId, ReplyKind kind, String text, @Nullable String number, Instant at) {
    this(replyId, kind, text, number, at, List.of());
  }

  /** The same reply with these files. */
  public Reply with(List<Attachment> files) {
    return new Reply(replyId, kind, text, number, at, files);
  }
}
