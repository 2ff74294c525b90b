package ru.uzel.adapters.smev;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.intake.ContentFacts;
import ru.uzel.model.message.Attachment;

/** The files of an accepted message in canonical form. */
final class AttachmentReading {

  private AttachmentReading() {}

  /**
   * @param facts those of the accepted message, which name what was stored
   */
  static List<Attachment> attachments(AttachmentLists lists, Map<String, String> facts) {
    List<AttachmentHeader> headers = lists.headers();
    List<ContentRef> stored = ContentFacts.in(facts);
    if (stored.size() != headers.size()) {
      throw new RejectedFailure(
          FailureCode.NOT_FOUND,
          Origin.HUB,
          stored.size() + " files were stored where the message announces " + headers.size(),
          "AttachmentHeaderList");
    }
    List<Attachment> attachments = new ArrayList<>();
    for (AttachmentHeader header : headers) {
      attachments.add(
          new Attachment(
              Attachment.named(name(header, lists)),
              header.mimeType(),
              stored.get(attachments.size()),
              header.signature()));
    }
    return attachments;
  }

  /** Before 1.3, and for files in the message itself, only the key tells how a file is called. */
  private static String name(AttachmentHeader header, AttachmentLists lists) {
    return Optional.ofNullable(header.fileName())
        .or(() -> header.hash() == null ? Optional.empty() : lists.fileName(header.key()))
        .orElse(header.key());
  }
}
