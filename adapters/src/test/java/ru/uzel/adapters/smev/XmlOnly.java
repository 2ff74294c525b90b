package ru.uzel.adapters.smev;

import java.util.List;
import org.w3c.dom.Document;
import ru.uzel.model.signature.DetachedContent;
import ru.uzel.model.signature.ExpectedSignature;
import ru.uzel.model.signature.MessageSigner;
import ru.uzel.model.signature.SignatureReport;
import ru.uzel.model.signature.SignatureVerifier;

/** Signature ports of which a test needs the XML half. */
final class XmlOnly {

  interface Signing {
    String signXml(byte[] element, String id, String key);
  }

  interface Verifying {
    SignatureReport verifyXml(Document document, List<ExpectedSignature> expected);
  }

  private XmlOnly() {}

  static MessageSigner signer(Signing xml) {
    return new MessageSigner() {
      @Override
      public String signXml(byte[] element, String id, String key) {
        return xml.signXml(element, id, key);
      }

      @Override
      public byte[] signDetached(DetachedContent content, String key) {
        throw new AssertionError("nothing detached is signed here");
      }
    };
  }

  static SignatureVerifier verifier(Verifying xml) {
    return new SignatureVerifier() {
      @Override
      public SignatureReport verifyXml(Document document, List<ExpectedSignature> expected) {
        return xml.verifyXml(document, expected);
      }

      @Override
      public SignatureReport verifyDetached(byte[] cms, DetachedContent content, String trust) {
        throw new AssertionError("nothing detached is verified here");
      }
    };
  }
}
