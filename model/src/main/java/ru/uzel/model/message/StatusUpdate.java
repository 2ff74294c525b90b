package ru.uzel.model.message;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change in the life of a case, told by who works on it.
 *
 * @param reference the reference under which the hub sent the case to that party (for СМЭВ the
 *     OriginalMessageId); by it the case is found
 * @param status the canonical status
 * @param rawStatus the partner's own word for it
 * @param comment a remark, at most 2000 characters
 * @param organisation who says so
 * @param at when it happened, in the partner's time
 * @param sequence the partner's own running number; a late or repeated one is stored, not applied
 * @param reply the answer to the resident, where this update brings one
 * @param plannedAt the day by which the work is to be done, where this update says so
 */
public record StatusUpdate(
    String reference,
    CanonicalStatus status,
    String rawStatus,
    @Nullable String comment,
    @Nullable String organisation,
    Instant at,
    long sequence,
    @Nullable Reply reply,
    @Nullable LocalDate plannedAt)
    implements HubMessage {

  /** An update that plans nothing. */
  public StatusUpdate(
      String reference,
      CanonicalStatus status,
      String rawStatus,
      @Nullable String comment,
      @Nullable String organisation,
      Instant at,
      long sequence,
      @Nullable Reply reply) {
    this(reference, status, rawStatus, comment, organisation, at, sequence, reply, null);
  }

  @Override
  public MessageKind kind() {
    return MessageKind.STATUS_UPDATE;
  }

  /** The same update with these files of its reply; without a reply there is no place for them. */
  public StatusUpdate with(List<Attachment> files) {
    return reply == null
        ? this
        : new StatusUpdate(
            reference,
            status,
            rawStatus,
            comment,
            organisation,
            at,
            sequence,
            reply.with(files),
            plannedAt);
  }

  /** The same update with what of it may be shown. */
  public StatusUpdate shown(@Nullable String itsComment, @Nullable Reply itsReply) {
    return new StatusUpdate(
        reference, status, rawStatus, itsComment, organisation, at, sequence, itsReply, plannedAt);
  }

  /** Those of the reply. */
  @Override
  public List<Attachment> attachments() {
    return reply == null ? List.of() : reply.attachments();
  }
}
