package ru.uzel.security.trust;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What a trust list says about a certificate.
 *
 * @param problems everything that speaks against it; none means it is believed
 * @param notes what the list's policy lets pass, e.g. that its revocation could not be asked for
 * @param chain the certificates from it to the listed one that vouches for it; empty where none
 *     does
 */
public record TrustVerdict(
    List<CertificateProblem> problems,
    List<CertificateProblem> notes,
    List<X509Certificate> chain) {

  public TrustVerdict {
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
    chain = List.copyOf(chain);
  }
}
