package ru.uzel.model.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Переадресация: a body says that another one is to consider the case.
 *
 * @param reference the reference under which the hub sent the case to the body that says so
 * @param from that body, where it names itself
 * @param reason in the body's own words, at most 2000 characters
 * @param legalBasis e.g. 59-ФЗ, article 8, part 3
 * @param rawStatus the body's own word for the status
 * @param requestedAt when the body decided so, in its own time
 * @param deadlineAt by when the other one is to have taken it, where the body says so
 * @param sequence the body's running number, as of its status updates
 * @param notice the letter to the applicant (59-ФЗ, article 8, part 3), where the body wrote one
 * @param verdict null until the hub has decided
 */
public record Transfer(
    String reference,
    @Nullable OrgRef from,
    OrgRef to,
    TransferDirection direction,
    String reason,
    @Nullable String legalBasis,
    @Nullable CoveringLetter coveringLetter,
    String rawStatus,
    Instant requestedAt,
    @Nullable Instant deadlineAt,
    long sequence,
    @Nullable Reply notice,
    @Nullable TransferVerdict verdict)
    implements HubMessage {

  @Override
  public MessageKind kind() {
    return MessageKind.TRANSFER;
  }

  /** Those of the letter to the applicant. */
  @Override
  public List<Attachment> attachments() {
    return notice == null ? List.of() : notice.attachments();
  }

  /** The same transfer with these files of its letter; without a letter there is no place. */
  public Transfer with(List<Attachment> files) {
    return notice == null ? this : changed(reason, notice.with(files), verdict);
  }

  /** The same transfer, decided about. */
  public Transfer decided(TransferVerdict decision) {
    return changed(reason, notice, decision);
  }

  /** The same transfer with what of it may be shown. */
  public Transfer shown(String itsReason, @Nullable Reply itsNotice) {
    return changed(itsReason, itsNotice, verdict);
  }

  private Transfer changed(
      String words, @Nullable Reply letter, @Nullable TransferVerdict decision) {
    return new Transfer(
        reference,
        from,
        to,
        direction,
        words,
        legalBasis,
        coveringLetter,
        rawStatus,
        requestedAt,
        deadlineAt,
        sequence,
        letter,
        decision);
  }
}
