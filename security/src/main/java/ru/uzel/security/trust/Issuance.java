package ru.uzel.security.trust;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Whether one certificate was issued by another (RFC 5280 §6.1.3, one link). */
record Issuance(Provider provider) {

  private static final int KEY_CERT_SIGN = 5;

  /** GOST R 34.10-2012, ECDSA and RSA with SHA-2: what a certificate may be signed with. */
  private static final Set<String> STRONG =
      Set.of(
          "1.2.643.7.1.1.3.2",
          "1.2.643.7.1.1.3.3",
          "1.2.840.10045.4.3.2",
          "1.2.840.10045.4.3.3",
          "1.2.840.10045.4.3.4",
          "1.2.840.113549.1.1.11",
          "1.2.840.113549.1.1.12",
          "1.2.840.113549.1.1.13");

  /** GOST R 34.11-94 with 34.10-2001: signatures by it were made until the end of 2019. */
  private static final String GOST_2001 = "1.2.643.2.2.3";

  private static final Instant GOST_2001_ENDED = Instant.parse("2019-12-31T21:00:00Z");

  /** Key usage, basic constraints, extended key usage, subject names. */
  private static final Set<String> UNDERSTOOD =
      Set.of("2.5.29.15", "2.5.29.19", "2.5.29.37", "2.5.29.17", "2.5.29.32");

  /** Names and policies: understood where the provider validates whole paths (RFC 5280 §6.1). */
  private static final Set<String> LEFT_TO_THE_PROVIDER =
      Set.of("2.5.29.30", "2.5.29.33", "2.5.29.36", "2.5.29.54");

  /** RFC 5280 §4.2: a certificate with an unknown critical extension must be refused. */
  boolean understood(X509Certificate certificate) {
    Set<String> critical = certificate.getCriticalExtensionOIDs();
    return critical == null
        || critical.stream()
            .allMatch(
                one ->
                    UNDERSTOOD.contains(one)
                        || (LEFT_TO_THE_PROVIDER.contains(one)
                            && provider.getService("CertPathValidator", "PKIX") != null));
  }

  /** Whether a signature by that algorithm proves something, whenever it was made. */
  static boolean strong(String algorithm) {
    return STRONG.contains(algorithm);
  }

  static boolean isAuthority(X509Certificate certificate) {
    boolean[] usage = certificate.getKeyUsage();
    return certificate.getBasicConstraints() >= 0 && (usage == null || usage[KEY_CERT_SIGN]);
  }

  static boolean selfIssued(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }

  /** With an older digest a certificate can be forged by a collision. */
  static Optional<CertificateProblem> weakness(X509Certificate certificate, Instant at) {
    String algorithm = certificate.getSigAlgOID();
    if (STRONG.contains(algorithm)
        || (algorithm.equals(GOST_2001) && at.isBefore(GOST_2001_ENDED))) {
      return Optional.empty();
    }
    return Optional.of(
        new CertificateProblem(
            "weak-algorithm",
            Fingerprint.of(certificate)
                + " is signed with "
                + certificate.getSigAlgName()
                + ", which proves nothing any more"));
  }

  /** Checks the names and the signature; all else is the caller's. */
  boolean issued(X509Certificate authority, X509Certificate certificate) {
    if (!authority.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
      return false;
    }
    try {
      certificate.verify(authority.getPublicKey(), provider);
      return true;
    } catch (GeneralSecurityException | RuntimeException notIssued) {
      // Providers throw unchecked exceptions for keys and values that make no sense.
      return false;
    }
  }
}
