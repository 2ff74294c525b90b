package ru.uzel.security.trust;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What RFC 5280 §6.1 asks of a path, but for times and revocation: our own words for what goes
 * wrong in practice, and the provider's validator for the whole, names and policies included.
 */
record PathRules(Provider provider) {

  List<CertificateProblem> flaws(List<X509Certificate> links) {
    Issuance issuance = new Issuance(provider);
    List<CertificateProblem> flaws = new ArrayList<>();
    for (int i = 0; i < links.size(); i++) {
      X509Certificate link = links.get(i);
      boolean listed = i == links.size() - 1;
      if (i > 0) {
        authority(links, i).ifPresent(flaws::add);
      }
      // What is listed was looked at by the administrator who put it there.
      if (!listed && !issuance.understood(link)) {
        flaws.add(
            new CertificateProblem(
                "untrusted-certificate",
                Fingerprint.of(link) + " has a critical extension that is not understood"));
      }
    }
    if (flaws.isEmpty() && links.size() > 1) {
      whole(links).ifPresent(flaws::add);
    }
    return flaws;
  }

  private static Optional<CertificateProblem> authority(List<X509Certificate> links, int place) {
    X509Certificate link = links.get(place);
    if (!Issuance.isAuthority(link)) {
      return Optional.of(
          new CertificateProblem(
              "not-an-authority", "its issuer " + Fingerprint.of(link) + " may issue no others"));
    }
    // RFC 5280 §4.2.1.9: certificates issued to oneself, on a change of keys, do not count.
    long below = links.subList(1, place).stream().filter(one -> !Issuance.selfIssued(one)).count();
    return below > link.getBasicConstraints()
        ? Optional.of(
            new CertificateProblem(
                "path-length",
                Fingerprint.of(link)
                    + " allows "
                    + link.getBasicConstraints()
                    + " authorities below it, and there are "
                    + below))
        : Optional.empty();
  }

  private Optional<CertificateProblem> whole(List<X509Certificate> links) {
    if (provider.getService("CertPathValidator", "PKIX") == null) {
      return Optional.empty();
    }
    // Time is judged elsewhere, at each use: here any at which all of them are valid will do.
    Instant from =
        links.stream()
            .map(link -> link.getNotBefore().toInstant())
            .max(Comparator.naturalOrder())
            .orElseThrow();
    Instant until =
        links.stream()
            .map(link -> link.getNotAfter().toInstant())
            .min(Comparator.naturalOrder())
            .orElseThrow();
    if (from.isAfter(until)) {
      return Optional.empty();
    }
    X509Certificate anchor = links.get(links.size() - 1);
    try {
      PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(from));
      CertPath path =
          CertificateFactory.getInstance("X.509", provider)
              .generateCertPath(links.subList(0, links.size() - 1));
      CertPathValidator.getInstance("PKIX", provider).validate(path, parameters);
      return Optional.empty();
    } catch (CertPathValidatorException invalid) {
      X509Certificate at = links.get(Math.max(0, invalid.getIndex()));
      return Optional.of(
          new CertificateProblem(
              "untrusted-certificate",
              "the path breaks the rules of RFC 5280 §6.1 at " + Fingerprint.of(at)));
    } catch (GeneralSecurityException | RuntimeException unusable) {
      return Optional.of(
          new CertificateProblem(
              "untrusted-certificate", "the path cannot be validated by RFC 5280 §6.1"));
    }
  }
}
