package ru.uzel.security.signature;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A signature algorithm with its digest, as CMS names them: the algorithm either by an identifier
 * of its own (RFC 9215, RFC 5754) or by that of the key, beside the digest's. Providers are asked
 * by object identifier, which all of them know, and not by names, which each makes up.
 */
enum CmsAlgorithm {
  GOST_2012_256(
      "1.2.643.7.1.1.3.2", "1.2.643.7.1.1.1.1", CmsDigest.STREEBOG_256, Family.GOST_2012, 256),
  GOST_2012_512(
      "1.2.643.7.1.1.3.3", "1.2.643.7.1.1.1.2", CmsDigest.STREEBOG_512, Family.GOST_2012, 512),
  GOST_2001("1.2.643.2.2.3", "1.2.643.2.2.19", CmsDigest.GOST_94, Family.GOST_2001, 256),
  ECDSA_SHA256("1.2.840.10045.4.3.2", "1.2.840.10045.2.1", CmsDigest.SHA_256, Family.ECDSA, 256),
  ECDSA_SHA384("1.2.840.10045.4.3.3", "1.2.840.10045.2.1", CmsDigest.SHA_384, Family.ECDSA, 384),
  ECDSA_SHA512("1.2.840.10045.4.3.4", "1.2.840.10045.2.1", CmsDigest.SHA_512, Family.ECDSA, 528),
  ECDSA_SHA1("1.2.840.10045.4.1", "1.2.840.10045.2.1", CmsDigest.SHA_1, Family.ECDSA, 0),
  RSA_SHA256("1.2.840.113549.1.1.11", "1.2.840.113549.1.1.1", CmsDigest.SHA_256, Family.RSA, 0),
  RSA_SHA384("1.2.840.113549.1.1.12", "1.2.840.113549.1.1.1", CmsDigest.SHA_384, Family.RSA, 0),
  RSA_SHA512("1.2.840.113549.1.1.13", "1.2.840.113549.1.1.1", CmsDigest.SHA_512, Family.RSA, 0),
  RSA_SHA1("1.2.840.113549.1.1.5", "1.2.840.113549.1.1.1", CmsDigest.SHA_1, Family.RSA, 0);

  private enum Family {
    GOST_2012,
    GOST_2001,
    ECDSA,
    RSA
  }

  private final String identifier;
  private final String keyIdentifier;
  private final CmsDigest digest;
  private final Family family;

  /** For GOST the size of the key; for ECDSA the largest for which new signatures use this one. */
  private final int bits;

  CmsAlgorithm(String identifier, String keyIdentifier, CmsDigest digest, Family family, int bits) {
    this.identifier = identifier;
    this.keyIdentifier = keyIdentifier;
    this.digest = digest;
    this.family = family;
    this.bits = bits;
  }

  /** By what a SignerInfo names; its digest algorithm decides where only the key is named. */
  static Optional<CmsAlgorithm> of(String signature, String digest) {
    return Stream.of(values())
        .filter(
            one ->
                one.identifier.equals(signature)
                    || (one.keyIdentifier.equals(signature)
                        && one.digest.identifier().equals(digest)))
        .findFirst();
  }

  /** What a new signature with that key uses; none for keys that must sign no more. */
  static Optional<CmsAlgorithm> ofKey(PublicKey key) {
    return Stream.of(values())
        .filter(one -> one.family != Family.GOST_2001 && !one.digest.weak() && one.fits(key))
        .filter(one -> one.family != Family.ECDSA || bits(key) <= one.bits)
        .findFirst();
  }

  /** Whether a signature of this algorithm can come from that key: family and, for GOST, size. */
  boolean fits(PublicKey key) {
    String name = key.getAlgorithm();
    return switch (family) {
      case GOST_2012 ->
          name.startsWith("ECGOST3410-2012") && bits(key) > bits - 8 && bits(key) <= bits;
      case GOST_2001 -> name.equals("ECGOST3410");
      case ECDSA -> key instanceof ECKey && (name.equals("EC") || name.equals("ECDSA"));
      case RSA -> key instanceof RSAKey;
    };
  }

  private static int bits(PublicKey key) {
    return key instanceof ECKey curve && curve.getParams() != null
        ? curve.getParams().getOrder().bitLength()
        : 0;
  }

  String identifier() {
    return identifier;
  }

  CmsDigest digest() {
    return digest;
  }

  /** RSA's own identifier has a NULL for parameters (RFC 8017 §A.2.4), the others have none. */
  boolean nullParameters() {
    return family == Family.RSA;
  }

  Signature signature(Provider provider) {
    try {
      return Signature.getInstance(identifier, provider);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(
          "provider " + provider.getName() + " has no signature " + this, missing);
    }
  }
}
