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

  /**
   * Verifies a detached CMS signature over a file. Every signer in it must hold and be believed;
   * bytes that are no signature are a finding like any other.
   *
   * @param cms SignedData, DER or BER
   * @param trust name of the trust list that the signers' certificates must belong to
   * @throws java.io.UncheckedIOException where the content cannot be read
   */
  SignatureReport verifyDetached(byte[] cms, DetachedContent content, String trust);
}
