package ru.uzel.mocks.smev;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The files of one message, and what its XML says about them. */
record OutgoingFiles(List<OutgoingFile> all) {

  static final OutgoingFiles NONE = new OutgoingFiles(List.of());

  private static final String XOP = "http://www.w3.org/2004/08/xop/include";

  OutgoingFiles {
    all = List.copyOf(all);
  }

  /** Size of those that are fetched by FTP. */
  long bytesByReference() {
    return all.stream()
        .filter(file -> file.access() != null)
        .mapToLong(file -> file.file().size())
        .sum();
  }

  /** The same for the book. */
  List<SentFile> told() {
    return all.stream()
        .map(
            file ->
                new SentFile(
                    file.id(),
                    file.name(),
                    file.file().size(),
                    file.hash(),
                    file.access() == null ? "mtom" : "ftp"))
        .toList();
  }

  /** AttachmentHeaderList and RefAttachmentHeaderList: within what the sender signs. */
  String headers(SmevNamespaces ns) {
    StringBuilder inline = new StringBuilder();
    StringBuilder references = new StringBuilder();
    for (OutgoingFile file : all) {
      if (file.access() == null) {
        inline
            .append("<b:AttachmentHeader>")
            .append(Xml.element("b:contentId", file.id()))
            .append(Xml.element("b:MimeType", file.mimeType()))
            .append(Xml.optional("b:SignaturePKCS7", file.signature()))
            .append("</b:AttachmentHeader>");
      } else {
        references
            .append("<b:RefAttachmentHeader>")
            .append(Xml.element("b:uuid", file.id()))
            .append(ns.isLatest() ? Xml.element("b:FileName", file.name()) : "")
            .append(Xml.element("b:Hash", file.hash()))
            .append(Xml.element("b:MimeType", file.mimeType()))
            .append(Xml.optional("b:SignaturePKCS7", file.signature()))
            .append("</b:RefAttachmentHeader>");
      }
    }
    return list("AttachmentHeaderList", inline) + list("RefAttachmentHeaderList", references);
  }

  /** FSAttachmentsList: what СМЭВ adds for the recipient. */
  String access() {
    StringBuilder list = new StringBuilder();
    for (OutgoingFile file : all) {
      FtpAccess access = file.access();
      if (access != null) {
        list.append("<b:FSAttachment>")
            .append(Xml.element("b:uuid", file.id()))
            .append(Xml.element("b:UserName", access.userName()))
            .append(Xml.element("b:Password", access.password()))
            .append(Xml.element("b:FileName", access.fileName()))
            .append("</b:FSAttachment>");
      }
    }
    return list("FSAttachmentsList", list);
  }

  /** AttachmentContentList: beside what is signed, its contents are parts of the answer. */
  String contents() {
    StringBuilder list = new StringBuilder();
    for (OutgoingFile file : all) {
      if (file.access() == null) {
        list.append("<b:AttachmentContent>")
            .append(Xml.element("b:Id", file.id()))
            .append("<b:Content>")
            .append(include(file.id()))
            .append("</b:Content></b:AttachmentContent>");
      }
    }
    return list("AttachmentContentList", list);
  }

  /** An answer as XOP leaves it: signatures that are included stand in parts of their own. */
  Reply reply(String answer) {
    String body = answer;
    List<OutgoingPart> parts = new ArrayList<>();
    for (OutgoingFile file : all) {
      String signature = file.signature();
      if (signature != null && file.includesSignature()) {
        String id = "signature-" + file.id();
        body = body.replace(">" + signature + "<", ">" + include(id) + "<");
        parts.add(OutgoingPart.of(cid(id), Base64.getDecoder().decode(signature)));
      }
      if (file.access() == null) {
        parts.add(OutgoingPart.of(cid(file.id()), file.mimeType(), file.file()));
      }
    }
    return new Reply(body, parts);
  }

  private static String include(String id) {
    return "<xop:Include xmlns:xop=\"" + XOP + "\" href=\"cid:" + cid(id) + "\"/>";
  }

  private static String cid(String id) {
    return id + "@smev.emulator";
  }

  private static String list(String name, CharSequence content) {
    return content.isEmpty() ? "" : "<b:" + name + ">" + content + "</b:" + name + ">";
  }
}
