package ru.uzel.security.trust;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A way from a certificate to a listed one; each was issued by the next.
 *
 * @param links the certificate itself first, the listed one last; only one where it is listed
 *     itself
 * @param flaws what is wrong with it at any time
 */
record CertificatePath(List<X509Certificate> links, List<CertificateProblem> flaws) {

  CertificatePath {
    links = List.copyOf(links);
    flaws = List.copyOf(flaws);
  }

  /** The flaws and what is wrong with it at that time (RFC 5280 §6.1.3 a). */
  List<CertificateProblem> problems(Instant at) {
    List<CertificateProblem> problems = new ArrayList<>();
    for (X509Certificate link : links) {
      String whose = link.equals(links.get(0)) ? "" : "its issuer ";
      if (at.isBefore(link.getNotBefore().toInstant())) {
        problems.add(
            new CertificateProblem(
                "certificate-not-yet-valid",
                whose
                    + Fingerprint.of(link)
                    + " is valid from "
                    + link.getNotBefore().toInstant()));
      }
      if (at.isAfter(link.getNotAfter().toInstant())) {
        problems.add(
            new CertificateProblem(
                "certificate-expired",
                whose
                    + Fingerprint.of(link)
                    + " was valid until "
                    + link.getNotAfter().toInstant()));
      }
    }
    for (X509Certificate issued : links.subList(0, links.size() - 1)) {
      Issuance.weakness(issued, at).ifPresent(problems::add);
    }
    problems.addAll(flaws);
    return problems;
  }
}
