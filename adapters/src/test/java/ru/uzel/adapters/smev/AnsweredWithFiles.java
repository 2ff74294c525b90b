package ru.uzel.adapters.smev;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import ru.uzel.model.message.WireBytes;

/** The golden response with lists of files put where they belong. */
final class AnsweredWithFiles {

  private static final String BOUNDARY = "part-of-the-answer";

  private String headers = "";
  private String references = "";
  private String ways = "";
  private String contents = "";
  private final Map<String, byte[]> parts = new LinkedHashMap<>();

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  static String include(String cid) {
    return "<i:Include xmlns:i=\"" + MtomMessage.XOP + "\" href=\"cid:" + cid + "\"/>";
  }

  AnsweredWithFiles part(String cid, byte[] bytes) {
    parts.put(cid, bytes);
    return this;
  }

  AnsweredWithFiles header(String id, String signature) {
    headers +=
        "<b:AttachmentHeader><b:contentId>"
            + id
            + "</b:contentId><b:MimeType>image/jpeg</b:MimeType>"
            + (signature.isEmpty() ? "" : "<b:SignaturePKCS7>" + signature + "</b:SignaturePKCS7>")
            + "</b:AttachmentHeader>";
    return this;
  }

  AnsweredWithFiles content(String id, String content) {
    contents +=
        "<b:AttachmentContent><b:Id>"
            + id
            + "</b:Id><b:Content>"
            + content
            + "</b:Content></b:AttachmentContent>";
    return this;
  }

  AnsweredWithFiles reference(String uuid, byte[] file, String signature) {
    references +=
        "<b:RefAttachmentHeader><b:uuid>"
            + uuid
            + "</b:uuid><b:Hash>"
            + base64(KeptContents.streebog(file))
            + "</b:Hash><b:MimeType>application/pdf</b:MimeType>"
            + (signature.isEmpty() ? "" : "<b:SignaturePKCS7>" + signature + "</b:SignaturePKCS7>")
            + "</b:RefAttachmentHeader>";
    return this;
  }

  AnsweredWithFiles way(String uuid, String user, String password, String file) {
    ways +=
        "<b:FSAttachment><b:uuid>"
            + uuid
            + "</b:uuid><b:UserName>"
            + user
            + "</b:UserName><b:Password>"
            + password
            + "</b:Password><b:FileName>"
            + file
            + "</b:FileName></b:FSAttachment>";
    return this;
  }

  String envelope() {
    return Samples.golden("report.xml")
        .replace(
            "</b:MessagePrimaryContent>",
            "</b:MessagePrimaryContent>"
                + list("AttachmentHeaderList", headers)
                + list("RefAttachmentHeaderList", references))
        .replace("</t:MessageMetadata>", "</t:MessageMetadata>" + list("FSAttachmentsList", ways))
        .replace("</t:Response>", "</t:Response>" + list("AttachmentContentList", contents));
  }

  private static String list(String name, String items) {
    return items.isEmpty() ? "" : "<b:" + name + ">" + items + "</b:" + name + ">";
  }

  WireBytes wire() {
    return parts.isEmpty()
        ? WireBytes.of("text/xml; charset=UTF-8", envelope().getBytes(UTF_8))
        : multipart(envelope());
  }

  WireBytes multipart(String envelope) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    part(out, "application/xop+xml; charset=UTF-8; type=\"text/xml\"", "root@test", envelope);
    parts.forEach(
        (cid, bytes) -> {
          part(out, "application/octet-stream", cid, "");
          out.writeBytes(bytes);
        });
    out.writeBytes(("\r\n--" + BOUNDARY + "--").getBytes(UTF_8));
    return WireBytes.of(
        "multipart/related; type=\"application/xop+xml\"; start=\"<root@test>\"; boundary=\""
            + BOUNDARY
            + "\"; start-info=\"text/xml\"",
        out.toByteArray());
  }

  private static void part(ByteArrayOutputStream out, String type, String cid, String body) {
    String text =
        "\r\n--%s\r\nContent-Type: %s\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <%s>\r\n\r\n%s"
            .formatted(BOUNDARY, type, cid, body);
    out.writeBytes(text.getBytes(UTF_8));
  }
}
