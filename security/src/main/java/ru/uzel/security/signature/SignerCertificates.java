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

  /**
   * Who signed.
   *
   * @param der whether the certificate came in the one encoding that X.690 DER has; Bouncy Castle
   *     reads others as well, and then bytes that nobody signed would pass for those they stand for
   */
  record Signer(X509Certificate certificate, PublicKey key, boolean der) {}

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
        return key == null
            ? Optional.empty()
            : Optional.of(
                new Signer(certificate, key, Arrays.equals(certificate.getEncoded(), encoded)));
      }
      return Optional.empty();
    } catch (GeneralSecurityException | RuntimeException unreadable) {
      // Bouncy Castle throws unchecked exceptions for unknown curves and points off the curve.
      return Optional.empty();
    }
  }

  /** What is wrong with bytes that could not be read as a certificate. */
  static String whyUnreadable(byte[] encoded) {
    int declared = declaredLength(encoded);
    if (declared > encoded.length) {
      return "X509Certificate is cut: " + encoded.length + " of " + declared + " bytes are there";
    }
    return declared < 0
        ? "X509Certificate does not begin as a certificate does"
        : "X509Certificate cannot be parsed";
  }

  /**
   * The length that the outer SEQUENCE announces, header included; negative where there is none.
   */
  private static int declaredLength(byte[] encoded) {
    if (encoded.length < 4 || encoded[0] != 0x30) {
      return -1;
    }
    int first = encoded[1] & 0xFF;
    if (first < 0x80) {
      return 2 + first;
    }
    int octets = first & 0x7F;
    if (octets < 1 || octets > 3 || encoded.length < 2 + octets) {
      return -1;
    }
    int length = 0;
    for (int i = 0; i < octets; i++) {
      length = (length << 8) | (encoded[2 + i] & 0xFF);
    }
    return 2 + octets + length;
  }
}
