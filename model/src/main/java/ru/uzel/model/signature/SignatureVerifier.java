package ru.uzel.model.signature;

import java.util.List;
import org.w3c.dom.Document;

/** Verifies what others signed. */
public interface SignatureVerifier {

  /**
   * Verifies each expected signature where it must stand, over what it must cover; everything found
   * is reported, not only the first.
   *
   * @param document a namespace-aware document parsed from the original bytes by {@link SafeXml}
   */
  SignatureReport verifyXml(Document document, List<ExpectedSignature> expected);
}
