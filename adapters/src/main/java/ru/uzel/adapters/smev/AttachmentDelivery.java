package ru.uzel.adapters.smev;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import ru.uzel.model.content.ContentStore;
import ru.uzel.model.delivery.PreparedMessage;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.message.Attachment;
import ru.uzel.model.party.Secrets;
import ru.uzel.model.signature.SafeXml;

/** Takes the files along that a prepared envelope announces; again at every attempt. */
final class AttachmentDelivery {

  private final ContentStore contents;
  private final SafeXml xml;
  private final Secrets secrets;
  private final FtpUpload upload;

  AttachmentDelivery(ContentStore contents, SafeXml xml, Secrets secrets) {
    this.contents = contents;
    this.xml = xml;
    this.secrets = secrets;
    this.upload = new FtpUpload(contents);
  }

  /**
   * Puts files by reference into the file store; on return they are there.
   *
   * @return what to send: the envelope, with the files that go in the message itself
   */
  Transmission of(SmevProperties party, PreparedMessage prepared) {
    byte[] envelope = prepared.wire().bytes();
    if (prepared.attachments().isEmpty()) {
      return Transmission.of(envelope);
    }
    Document document = xml.parse(envelope);
    String basic = party.version().basic();
    for (Element reference : elements(document, basic, "RefAttachmentHeader")) {
      put(party, new Tree(reference, basic), prepared.attachments());
    }
    List<MtomTransmission.Part> parts = new ArrayList<>();
    for (Element include : elements(document, MtomMessage.XOP, "Include")) {
      String contentId = include.getAttribute("href").substring("cid:".length());
      Attachment attachment = called(contentId.split("\\.", 2)[0], prepared.attachments());
      parts.add(new MtomTransmission.Part(contentId, attachment.mimeType(), attachment.content()));
    }
    return parts.isEmpty()
        ? Transmission.of(envelope)
        : new MtomTransmission(envelope, parts, prepared.envelope().reference(), contents);
  }

  private void put(SmevProperties party, Tree reference, List<Attachment> attachments) {
    byte[] hash = Base64.getDecoder().decode(reference.text("Hash").orElse(""));
    Attachment attachment = called(HexFormat.of().formatHex(hash), attachments);
    String directory = reference.text("uuid").orElseThrow();
    upload.put(
        party.attachments().ftp(),
        new FtpLogin(party.attachments().user(), password(party)),
        directory,
        reference.text("FileName").orElse(attachment.name()),
        attachment.content());
  }

  private String password(SmevProperties party) {
    return party
        .attachments()
        .password()
        .map(secrets::resolve)
        .orElse(AttachmentProperties.USUAL_PASSWORD);
  }

  /** Files of one content are one file: whichever is found has the right bytes. */
  private static Attachment called(String hash, List<Attachment> attachments) {
    return attachments.stream()
        .filter(attachment -> attachment.content().hash().equals(hash))
        .findFirst()
        .orElseThrow(
            () ->
                new RejectedFailure(
                    FailureCode.NOT_FOUND,
                    Origin.HUB,
                    "the envelope announces content " + hash + ", which the message has not",
                    "AttachmentHeaderList"));
  }

  private static List<Element> elements(Document document, String namespace, String name) {
    NodeList found = document.getElementsByTagNameNS(namespace, name);
    List<Element> elements = new ArrayList<>(found.getLength());
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }
}
