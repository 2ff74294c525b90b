package ru.uzel.security.signature;

import java.security.cert.X509Certificate;
import java.util.List;
import ru.uzel.model.signature.SignatureFinding;

/**
 * What stands in a CMS.
 *
 * @param signatures one for each signer
 * @param certificates all readable certificates in it, for building chains
 * @param findings what is wrong with the whole; with a finding here there may be no signatures
 * @param notes what is odd about the whole
 */
public record CmsReport(
    List<CmsSignature> signatures,
    List<X509Certificate> certificates,
    List<SignatureFinding> findings,
    List<SignatureFinding> notes) {

  public CmsReport {
    signatures = List.copyOf(signatures);
    certificates = List.copyOf(certificates);
    findings = List.copyOf(findings);
    notes = List.copyOf(notes);
  }
}
