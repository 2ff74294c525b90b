package ru.uzel.adapters.smev;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import ru.uzel.model.content.ContentRef;
import ru.uzel.model.content.ContentStore;

/**
 * An envelope with the files it includes: MTOM, as SOAP 1.1 binds it (W3C submission of 2006). The
 * envelope's bytes, and the boundary, are the same each time.
 */
final class MtomTransmission implements Transmission {

  /** A file by the Content-ID that the envelope includes. */
  record Part(String contentId, String mimeType, ContentRef content) {}

  private static final String ROOT = "envelope@uzel";

  private final byte[] envelope;
  private final List<Part> parts;
  private final String boundary;
  private final ContentStore contents;

  /**
   * @param reference makes the boundary one that no content can foresee
   */
  MtomTransmission(byte[] envelope, List<Part> parts, String reference, ContentStore contents) {
    this.envelope = envelope;
    this.parts = List.copyOf(parts);
    this.boundary = "uzel-" + reference;
    this.contents = contents;
  }

  @Override
  public String contentType() {
    return "multipart/related; type=\"application/xop+xml\"; start=\"<"
        + ROOT
        + ">\"; start-info=\"text/xml\"; boundary=\""
        + boundary
        + "\"";
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    begin(out, "application/xop+xml; charset=UTF-8; type=\"text/xml\"", ROOT);
    out.write(envelope);
    for (Part part : parts) {
      begin(out, part.mimeType(), part.contentId());
      try (InputStream bytes = contents.open(part.content())) {
        bytes.transferTo(out);
      }
    }
    out.write(("\r\n--" + boundary + "--\r\n").getBytes(UTF_8));
  }

  private void begin(OutputStream out, String type, String contentId) throws IOException {
    String head =
        "\r\n--"
            + boundary
            + "\r\nContent-Type: "
            + type
            + "\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <"
            + contentId
            + ">\r\n\r\n";
    out.write(head.getBytes(UTF_8));
  }
}
