package ru.uzel.security.signature;

import java.util.List;
import org.w3c.dom.Document;
import ru.uzel.model.signature.DetachedContent;
import ru.uzel.model.signature.ExpectedSignature;
import ru.uzel.model.signature.SignatureReport;
import ru.uzel.model.signature.SignatureVerifier;

/** Others' signatures: XMLDSig in messages, CMS beside files. */
public record HubVerifier(XmlSignatureVerifier xml, CmsVerifier cms) implements SignatureVerifier {

  @Override
  public SignatureReport verifyXml(Document document, List<ExpectedSignature> expected) {
    return xml.verifyXml(document, expected);
  }

  @Override
  public SignatureReport verifyDetached(byte[] bytes, DetachedContent content, String trust) {
    return cms.verifyDetached(bytes, content, trust);
  }
}
