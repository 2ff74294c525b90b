package ru.uzel.security.signature;

import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.uzel.model.signature.SignatureFinding;

/**
 * One signature and what its mathematics say. Whether its signer is to be believed, and when, is
 * another question.
 *
 * @param where the signature's place
 * @param valueValid whether the value belongs to SignedInfo and the certificate's key
 * @param digestValid whether every digest holds, over the element that must be covered
 * @param algorithm the signature method as it is named there; empty where it is not
 * @param signedElement local names of the elements referred to
 * @param certificate the signer's, if it could be read
 * @param certificates all that came along, the signer's too
 * @param findings everything that is wrong or out of the ordinary
 */
public record ExaminedSignature(
    String where,
    boolean valueValid,
    boolean digestValid,
    String algorithm,
    String signedElement,
    @Nullable X509Certificate certificate,
    List<X509Certificate> certificates,
    List<SignatureFinding> findings) {

  public ExaminedSignature {
    certificates = List.copyOf(certificates);
    findings = List.copyOf(findings);
  }

  public boolean holds() {
    return valueValid && digestValid;
  }
}
