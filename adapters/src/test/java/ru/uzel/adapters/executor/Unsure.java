package ru.uzel.adapters.executor;

import java.util.List;
import org.w3c.dom.Document;
import ru.uzel.model.signature.DetachedContent;
import ru.uzel.model.signature.ExpectedSignature;
import ru.uzel.model.signature.SignatureReport;
import ru.uzel.model.signature.SignatureVerifier;

/** A verifier that always finds the same. */
record Unsure(SignatureReport report) implements SignatureVerifier {

  @Override
  public SignatureReport verifyXml(Document document, List<ExpectedSignature> expected) {
    throw new UnsupportedOperationException("bodies speak JSON");
  }

  @Override
  public SignatureReport verifyDetached(byte[] cms, DetachedContent content, String trust) {
    return report;
  }
}
