package ru.uzel.security.trust;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;

/** What a list of revoked certificates says about one (RFC 5280 §6.3). */
record CrlRules(Provider provider) {

  static final Duration LEEWAY = Duration.ofMinutes(5);

  private static final int CRL_SIGN = 6;
  private static final String DISTRIBUTION_POINT = "2.5.29.28";

  /**
   * @param where the list's file or address
   * @throws NoAnswer where the list cannot be used, or is out of date and does not name it
   */
  RevocationStatus read(
      X509CRL crl, String where, X509Certificate certificate, X509Certificate issuer, Instant now)
      throws NoAnswer {
    check(crl, where, issuer);
    covers(crl, where, certificate);
    if (crl.getThisUpdate().toInstant().isAfter(now.plus(LEEWAY))) {
      throw new NoAnswer(where + ": the list is of the future");
    }
    Instant until = crl.getNextUpdate() == null ? now : crl.getNextUpdate().toInstant();
    X509CRLEntry entry = crl.getRevokedCertificate(certificate.getSerialNumber());
    if (entry != null) {
      // What was revoked stays so: an old list is good enough to refuse.
      return RevocationStatus.revoked(
          entry.getRevocationDate().toInstant(), where, now.isBefore(until) ? until : now);
    }
    if (!now.isBefore(until)) {
      throw new NoAnswer(where + ": the list is out of date since " + until);
    }
    return RevocationStatus.good(where, until);
  }

  /** Whether the list says anything at all now about what that authority issued. */
  void usable(X509CRL crl, String where, X509Certificate issuer, Instant now) throws NoAnswer {
    check(crl, where, issuer);
    if (crl.getNextUpdate() == null || !now.isBefore(crl.getNextUpdate().toInstant())) {
      throw new NoAnswer(where + ": the list is out of date");
    }
  }

  private void check(X509CRL crl, String where, X509Certificate issuer) throws NoAnswer {
    if (!crl.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
      throw new NoAnswer(where + ": the list is another authority's");
    }
    boolean[] usage = issuer.getKeyUsage();
    if (usage != null && !usage[CRL_SIGN]) {
      throw new NoAnswer(where + ": the authority may sign no lists");
    }
    if (!Issuance.strong(crl.getSigAlgOID())) {
      throw new NoAnswer(where + ": the list is signed with " + crl.getSigAlgName());
    }
    try {
      crl.verify(issuer.getPublicKey(), provider);
    } catch (GeneralSecurityException | RuntimeException forged) {
      throw new NoAnswer(where + ": the list's signature does not hold", forged);
    }
    Set<String> critical = crl.getCriticalExtensionOIDs();
    if (critical != null && !Set.of(DISTRIBUTION_POINT).containsAll(critical)) {
      throw new NoAnswer(where + ": the list has a critical extension that is not understood");
    }
  }

  /** RFC 5280 §6.3.3 b: a list may cover but a part of what its authority issued. */
  private static void covers(X509CRL crl, String where, X509Certificate certificate)
      throws NoAnswer {
    byte[] extension = crl.getExtensionValue(DISTRIBUTION_POINT);
    if (extension == null) {
      return;
    }
    try {
      IssuingDistributionPoint point =
          IssuingDistributionPoint.getInstance(ASN1OctetString.getInstance(extension).getOctets());
      boolean authority = certificate.getBasicConstraints() >= 0;
      List<String> names = new ArrayList<>();
      RevocationSources.names(point.getDistributionPoint(), names);
      List<String> own = RevocationSources.of(certificate).crls();
      if (point.isIndirectCRL()
          || point.onlyContainsAttributeCerts()
          || point.getOnlySomeReasons() != null
          || (authority && point.onlyContainsUserCerts())
          || (!authority && point.onlyContainsCACerts())
          || (!names.isEmpty() && !own.isEmpty() && names.stream().noneMatch(own::contains))) {
        throw new NoAnswer(where + ": the list does not cover this certificate");
      }
    } catch (RuntimeException unreadable) {
      throw new NoAnswer(where + ": the list's distribution point cannot be read", unreadable);
    }
  }
}
