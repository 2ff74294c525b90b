package ru.uzel.security.trust;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.Set;

/** Whether one certificate was issued by another (RFC 5280 §6.1.3, one link). */
record Issuance(Provider provider) {

  private static final int KEY_CERT_SIGN = 5;

  /**
   * Signature algorithms a certificate may carry: GOST R 34.10-2012, ECDSA and RSA with SHA-2. With
   * an older digest a certificate can be forged by a collision.
   */
  private static final Set<String> ALGORITHMS =
      Set.of(
          "1.2.643.7.1.1.3.2",
          "1.2.643.7.1.1.3.3",
          "1.2.840.10045.4.3.2",
          "1.2.840.10045.4.3.3",
          "1.2.840.10045.4.3.4",
          "1.2.840.113549.1.1.11",
          "1.2.840.113549.1.1.12",
          "1.2.840.113549.1.1.13");

  /** Key usage, basic constraints, extended key usage, certificate policies, subject names. */
  private static final Set<String> UNDERSTOOD =
      Set.of("2.5.29.15", "2.5.29.19", "2.5.29.37", "2.5.29.32", "2.5.29.17");

  /** RFC 5280 §4.2: a certificate with an unknown critical extension must be refused. */
  static boolean understood(X509Certificate certificate) {
    Set<String> critical = certificate.getCriticalExtensionOIDs();
    return critical == null || UNDERSTOOD.containsAll(critical);
  }

  static boolean isAuthority(X509Certificate certificate) {
    boolean[] usage = certificate.getKeyUsage();
    return certificate.getBasicConstraints() >= 0 && (usage == null || usage[KEY_CERT_SIGN]);
  }

  /** Checks the names and the signature; validity in time is the caller's. */
  boolean issued(X509Certificate authority, X509Certificate certificate) {
    if (!authority.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
        || !ALGORITHMS.contains(certificate.getSigAlgOID())) {
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
