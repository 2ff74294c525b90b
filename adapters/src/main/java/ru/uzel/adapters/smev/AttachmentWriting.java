package ru.uzel.adapters.smev;

import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.content.ContentStore;
import ru.uzel.model.message.Attachment;
import ru.uzel.model.signature.MessageSigner;

/** Announces outgoing files: in the message itself up to the party's limit, above it by FTP. */
final class AttachmentWriting {

  /** {@code RFC2046MimeTypesType} of the exchange's schemas. */
  private static final Pattern MIME_TYPE =
      Pattern.compile("(text|image|audio|video|application)/[a-zA-Z0-9\\-+.]*");

  private static final String PREFIX = "b:";

  private final ContentStore contents;
  private final MessageSigner signer;

  AttachmentWriting(ContentStore contents, MessageSigner signer) {
    this.contents = contents;
    this.signer = signer;
  }

  /** The prefix {@code b} stands for the namespace of the basic types. */
  AttachmentMarkup markup(SmevProperties party, List<Attachment> attachments) {
    if (attachments.isEmpty()) {
      return AttachmentMarkup.NONE;
    }
    long total = attachments.stream().map(Attachment::content).mapToLong(ContentRef::size).sum();
    return total <= party.attachments().inline()
        ? inMessage(party, attachments)
        : byReference(party, attachments);
  }

  private AttachmentMarkup inMessage(SmevProperties party, List<Attachment> attachments) {
    XmlText headers = new XmlText(PREFIX).open("AttachmentHeaderList", "");
    XmlText bodies = new XmlText(PREFIX).open("AttachmentContentList", "");
    Set<String> ids = new HashSet<>();
    for (Attachment attachment : attachments) {
      String id = id(attachment.name(), ids);
      headers
          .open("AttachmentHeader", "")
          .element("contentId", id)
          .element("MimeType", mimeType(attachment))
          .element("SignaturePKCS7", signature(party, attachment))
          .close("AttachmentHeader");
      bodies
          .open("AttachmentContent", "")
          .element("Id", id)
          .open("Content", "")
          .include(cid(attachment.content(), ids.size()))
          .close("Content")
          .close("AttachmentContent");
    }
    return new AttachmentMarkup(
        headers.close("AttachmentHeaderList").toString(),
        bodies.close("AttachmentContentList").toString());
  }

  private AttachmentMarkup byReference(SmevProperties party, List<Attachment> attachments) {
    XmlText headers = new XmlText(PREFIX).open("RefAttachmentHeaderList", "");
    for (Attachment attachment : attachments) {
      headers
          .open("RefAttachmentHeader", "")
          .element("uuid", UUID.randomUUID().toString())
          .optional("FileName", party.version().namesFiles() ? attachment.name() : null)
          .element("Hash", Base64.getEncoder().encodeToString(attachment.content().digest()))
          .element("MimeType", mimeType(attachment))
          .element("SignaturePKCS7", signature(party, attachment))
          .close("RefAttachmentHeader");
    }
    return new AttachmentMarkup(headers.close("RefAttachmentHeaderList").toString(), "");
  }

  /** Where no person signed the file, the party's own does, or the hub with its own key. */
  private String signature(SmevProperties party, Attachment attachment) {
    String given = attachment.signature();
    return given != null
        ? given
        : Base64.getEncoder()
            .encodeToString(
                signer.signDetached(
                    new StoredContent(contents, attachment.content()),
                    party.personal().key().orElse(party.key())));
  }

  private static String mimeType(Attachment attachment) {
    String type = attachment.mimeType().toLowerCase(Locale.ROOT);
    // RFC 2046 §4.5.1: as what a recipient treats a type it does not know.
    return MIME_TYPE.matcher(type).matches() ? type : "application/octet-stream";
  }

  /** The file's name made an xs:ID, which is all that the recipient learns of it. */
  private static String id(String name, Set<String> taken) {
    String id = name.replaceAll("[^\\p{L}\\p{Nd}._-]", "_");
    if (!id.substring(0, 1).matches("[\\p{L}_]")) {
      id = "_" + id;
    }
    String free = id;
    for (int i = 2; !taken.add(free); i++) {
      free = "_" + i + "_" + id;
    }
    return free;
  }

  static String cid(ContentRef content, int number) {
    return content.hash() + "." + number + "@uzel";
  }
}
