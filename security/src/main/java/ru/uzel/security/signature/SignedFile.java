package ru.uzel.security.signature;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.failure.FailureCode;
import ru.uzel.model.failure.Origin;
import ru.uzel.model.failure.RejectedFailure;

/**
 * A file with a document in it: plain XML, an MTOM message (with or without the HTTP headers it
 * came under), or XML that was mistreated in a way that changes nothing of what it says.
 */
final class SignedFile {

  private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final Pattern WIDE_DECLARATION =
      Pattern.compile("^<\\?xml[^>]{0,200}?encoding\\s*=\\s*(['\"])utf-?16(?:le|be)?\\1");

  private final byte[] xml;
  private final Map<String, byte[]> parts;
  private final String remark;

  SignedFile(byte[] xml, Map<String, byte[]> parts, String remark) {
    this.xml = xml;
    this.parts = parts;
    this.remark = remark;
  }

  /** The document's bytes. */
  byte[] xml() {
    return xml;
  }

  static SignedFile open(byte[] file) {
    if (file.length == 0) {
      throw new RejectedFailure(FailureCode.MALFORMED, Origin.CLIENT, "the file is empty", "1:1");
    }
    if (MimeEntity.looksLike(file)) {
      MimeEntity entity = MimeEntity.read(file);
      SignedFile root = ofXml(entity.root());
      return new SignedFile(root.xml(), entity.parts(), root.remark);
    }
    return ofXml(file);
  }

  private static SignedFile ofXml(byte[] bytes) {
    int start = startsWith(bytes, BOM) ? BOM.length : 0;
    int first = start;
    while (first < bytes.length && isBlank(bytes[first])) {
      first++;
    }
    String remark = first > start ? "blanks before the document" : "";
    byte[] xml = first > start ? Arrays.copyOfRange(bytes, first, bytes.length) : bytes;
    String head =
        new String(bytes, first, Math.min(256, bytes.length - first), StandardCharsets.ISO_8859_1)
            .toLowerCase(Locale.ROOT);
    Matcher wide = WIDE_DECLARATION.matcher(head);
    if (wide.find()) {
      // What .NET writes into a string: the declaration is of the string, the bytes are another's.
      remark = "declared as UTF-16, but it is not";
      byte[] rest = Arrays.copyOfRange(bytes, first + head.indexOf("?>") + 2, bytes.length);
      xml = rest;
    }
    return new SignedFile(xml, Map.of(), remark);
  }

  void remarks(Findings findings) {
    if (!remark.isEmpty()) {
      findings.add(SignatureFault.OUTSIDE_PROFILE, remark);
    }
  }

  /** What an include stands for; null if it is not in the file. */
  byte @Nullable [] part(String href) {
    return parts.get(MimeEntity.contentId(href));
  }

  boolean hasParts() {
    return !parts.isEmpty();
  }

  private static boolean startsWith(byte[] bytes, byte[] start) {
    return bytes.length >= start.length
        && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }

  private static boolean isBlank(byte character) {
    return character == ' ' || character == '\t' || character == '\r' || character == '\n';
  }
}
