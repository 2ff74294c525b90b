package ru.uzel.security.trust;

import java.nio.ByteBuffer;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/** The certificates of one trust list as they stood when its folder was read. */
final class TrustedCertificates {

  /** More verdicts than this are not kept: strangers' certificates must not fill the memory. */
  private static final int REMEMBERED = 1024;

  private final Map<ByteBuffer, X509Certificate> pinned = new HashMap<>();
  private final Map<X500Principal, List<X509Certificate>> authorities = new HashMap<>();
  private final Map<ByteBuffer, X509Certificate> issuers = new ConcurrentHashMap<>();
  private final Issuance issuance;

  TrustedCertificates(List<X509Certificate> certificates, Issuance issuance) {
    this.issuance = issuance;
    for (X509Certificate certificate : certificates) {
      pinned.put(bytes(certificate), certificate);
      if (Issuance.isAuthority(certificate)) {
        authorities.merge(
            certificate.getSubjectX500Principal(),
            List.of(certificate),
            (known, more) -> Stream.concat(known.stream(), more.stream()).toList());
      }
    }
  }

  int size() {
    return pinned.size();
  }

  /** The listed certificate that vouches for this one: itself, or the authority that issued it. */
  Optional<X509Certificate> anchorOf(X509Certificate certificate) {
    ByteBuffer bytes = bytes(certificate);
    X509Certificate known = pinned.get(bytes);
    if (known == null) {
      known = issuers.get(bytes);
    }
    if (known == null) {
      known =
          authorities.getOrDefault(certificate.getIssuerX500Principal(), List.of()).stream()
              .filter(authority -> issuance.issued(authority, certificate))
              .findFirst()
              .orElse(null);
      if (known != null) {
        if (issuers.size() >= REMEMBERED) {
          issuers.clear();
        }
        issuers.put(bytes, known);
      }
    }
    return Optional.ofNullable(known);
  }

  private static ByteBuffer bytes(X509Certificate certificate) {
    try {
      return ByteBuffer.wrap(certificate.getEncoded());
    } catch (CertificateEncodingException impossible) {
      throw new IllegalStateException("a parsed certificate cannot be encoded", impossible);
    }
  }
}
