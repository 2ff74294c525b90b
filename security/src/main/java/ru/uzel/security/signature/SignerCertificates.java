package ru.uzel.security.signature;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Certificates met in signatures, parsed once. The parsed key also carries the curve's computed
 * tables, which make up a good part of a verification when they have to be made anew.
 */
final class SignerCertificates {

  record Signer(X509Certificate certificate, PublicKey key) {}

  private static final int KEPT = 512;

  private final Provider provider;
  private final Map<ByteBuffer, Signer> known =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Signer> eldest) {
          return size() > KEPT;
        }
      };

  SignerCertificates(Provider provider) {
    this.provider = provider;
  }

  /** Empty for bytes that are no certificate, or one whose key cannot be read. */
  Optional<Signer> read(byte[] encoded) {
    ByteBuffer bytes = ByteBuffer.wrap(encoded);
    synchronized (known) {
      Signer signer = known.get(bytes);
      if (signer != null) {
        return Optional.of(signer);
      }
    }
    Optional<Signer> parsed = parse(encoded);
    synchronized (known) {
      parsed.ifPresent(signer -> known.put(bytes, signer));
    }
    return parsed;
  }

  /** The same for a certificate that was parsed elsewhere. */
  Optional<Signer> read(X509Certificate certificate) {
    try {
      return read(certificate.getEncoded());
    } catch (CertificateEncodingException unreadable) {
      return Optional.empty();
    }
  }

  private Optional<Signer> parse(byte[] encoded) {
    try {
      if (CertificateFactory.getInstance("X.509", provider)
              .generateCertificate(new ByteArrayInputStream(encoded))
          instanceof X509Certificate certificate) {
        PublicKey key = certificate.getPublicKey();
        // X.690 DER has one encoding only; Bouncy Castle reads others as well, and then bytes that
        // nobody signed would pass for the certificate they stand for.
        return key == null || !Arrays.equals(certificate.getEncoded(), encoded)
            ? Optional.empty()
            : Optional.of(new Signer(certificate, key));
      }
      return Optional.empty();
    } catch (GeneralSecurityException | RuntimeException unreadable) {
      // Bouncy Castle throws unchecked exceptions for unknown curves and points off the curve.
      return Optional.empty();
    }
  }
}
