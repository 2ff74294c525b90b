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
    Map<String, ContentRef> stored = ContentFacts.in(facts);
    List<Attachment> attachments = new ArrayList<>();
    for (AttachmentHeader header : lists.headers()) {
      ContentRef content = stored.get(header.key());
      if (content == null) {
        throw new RejectedFailure(
            FailureCode.NOT_FOUND,
            Origin.HUB,
            "nothing was stored for " + header.label(),
            header.label());
      }
      attachments.add(
          new Attachment(
              Attachment.named(name(header, lists)),
              header.mimeType(),
              content,
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
