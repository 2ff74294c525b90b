package ru.uzel.mocks.smev;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.xml.sax.SAXException;

/** XMLDSig as СМЭВ 3 wants it, made by hand: one reference, two transforms. */
final class SignatureProfile {

  private SignatureProfile() {}

  /** The {@code ds:Signature} over an element given as text that declares all it uses. */
  static String sign(String element, String id, SigningKey key) {
    String digest =
        Base64.getEncoder().encodeToString(key.algorithm().digest(transformed(element)));
    String inner =
        "<ds:CanonicalizationMethod Algorithm=\""
            + ExclusiveC14n.URI
            + "\"></ds:CanonicalizationMethod><ds:SignatureMethod Algorithm=\""
            + key.algorithm().method()
            + "\"></ds:SignatureMethod><ds:Reference URI=\"#"
            + id
            + "\"><ds:Transforms><ds:Transform Algorithm=\""
            + ExclusiveC14n.URI
            + "\"></ds:Transform><ds:Transform Algorithm=\""
            + SmevTransform.URI
            + "\"></ds:Transform></ds:Transforms><ds:DigestMethod Algorithm=\""
            + key.algorithm().digestMethod()
            + "\"></ds:DigestMethod><ds:DigestValue>"
            + digest
            + "</ds:DigestValue></ds:Reference></ds:SignedInfo>";
    // Written as exclusive C14N would write it: only the declaration of the prefix is to be added.
    String canonical = "<ds:SignedInfo xmlns:ds=\"" + SmevNamespaces.XMLDSIG + "\">" + inner;
    byte[] value = key.sign(canonical.getBytes(StandardCharsets.UTF_8));
    return "<ds:Signature xmlns:ds=\""
        + SmevNamespaces.XMLDSIG
        + "\"><ds:SignedInfo>"
        + inner
        + "<ds:SignatureValue>"
        + Base64.getEncoder().encodeToString(value)
        + "</ds:SignatureValue><ds:KeyInfo><ds:X509Data><ds:X509Certificate>"
        + key.certificateBase64()
        + "</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>";
  }

  private static byte[] transformed(String element) {
    try {
      return SmevTransform.bytes(
          Dom.parse(element.getBytes(StandardCharsets.UTF_8)).getDocumentElement());
    } catch (SAXException e) {
      throw new IllegalArgumentException("the emulator was to sign what is no XML", e);
    }
  }
}
