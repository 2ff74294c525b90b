package ru.uzel.security.signature;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A signature algorithm and its digest, as XMLDSig names them. Another algorithm (ECDSA, RSA) is
 * one more line here. GOST R 34.10-2001 is left out on purpose: its certificates expired with 2019.
 */
enum XmlAlgorithm {
  GOST_2012_256(
      "gostr34102012-gostr34112012-256",
      "gostr34112012-256",
      "ECGOST3410-2012-256",
      "GOST3411-2012-256",
      256),
  GOST_2012_512(
      "gostr34102012-gostr34112012-512",
      "gostr34112012-512",
      "ECGOST3410-2012-512",
      "GOST3411-2012-512",
      512);

  private static final String PREFIX = "urn:ietf:params:xml:ns:cpxmlsec:algorithms:";

  private final String signatureUri;
  private final String digestUri;
  private final String signatureName;
  private final String digestName;
  private final int bits;

  XmlAlgorithm(
      String signatureUri, String digestUri, String signatureName, String digestName, int bits) {
    this.signatureUri = PREFIX + signatureUri;
    this.digestUri = PREFIX + digestUri;
    this.signatureName = signatureName;
    this.digestName = digestName;
    this.bits = bits;
  }

  static Optional<XmlAlgorithm> ofSignature(String uri) {
    return Stream.of(values()).filter(one -> one.signatureUri.equals(uri)).findFirst();
  }

  static Optional<XmlAlgorithm> ofDigest(String uri) {
    return Stream.of(values()).filter(one -> one.digestUri.equals(uri)).findFirst();
  }

  static Optional<XmlAlgorithm> ofKey(PublicKey key) {
    return Stream.of(values()).filter(one -> one.fits(key)).findFirst();
  }

  /** Whether signatures of this algorithm can come from that key: family and size. */
  boolean fits(PublicKey key) {
    return key.getAlgorithm().startsWith("ECGOST3410-2012")
        && key instanceof ECKey curve
        && curve.getParams() != null
        && curve.getParams().getOrder().bitLength() > bits - 8
        && curve.getParams().getOrder().bitLength() <= bits;
  }

  String signatureUri() {
    return signatureUri;
  }

  String digestUri() {
    return digestUri;
  }

  MessageDigest digest(Provider provider) {
    return StreebogHash.digest(digestName, provider);
  }

  Signature signature(Provider provider) {
    try {
      return Signature.getInstance(signatureName, provider);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(
          "provider " + provider.getName() + " has no signature " + signatureName, missing);
    }
  }
}
