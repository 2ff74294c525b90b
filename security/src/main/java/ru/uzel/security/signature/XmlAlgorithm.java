package ru.uzel.security.signature;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Optional;
import java.util.stream.Stream;
import ru.uzel.security.trust.AcceptedKey;

/**
 * A signature algorithm as XMLDSig names it (RFC 6931; for GOST, the names that СМЭВ uses), and
 * which keys it goes with. For a key, the first that fits is what the hub signs with.
 */
enum XmlAlgorithm {
  GOST_2012_256(
      "ECGOST3410-2012-256",
      XmlDigest.STREEBOG_256,
      AcceptedKey.GOST_2012_256,
      "urn:ietf:params:xml:ns:cpxmlsec:algorithms:gostr34102012-gostr34112012-256"),
  GOST_2012_512(
      "ECGOST3410-2012-512",
      XmlDigest.STREEBOG_512,
      AcceptedKey.GOST_2012_512,
      "urn:ietf:params:xml:ns:cpxmlsec:algorithms:gostr34102012-gostr34112012-512"),
  /** For what was signed before 2019; the hub does not sign with it. */
  GOST_2001(
      "GOST3411WITHECGOST3410",
      XmlDigest.GOST_94,
      AcceptedKey.GOST_2001,
      "http://www.w3.org/2001/04/xmldsig-more#gostr34102001-gostr3411",
      "urn:ietf:params:xml:ns:cpxmlsec:algorithms:gostr34102001-gostr3411"),
  // The value is r‖s (RFC 6931 §2.3.6), which Bouncy Castle calls plain.
  ECDSA_SHA_256("SHA256WITHPLAIN-ECDSA", XmlDigest.SHA_256, AcceptedKey.P_256, Names.ECDSA + "256"),
  ECDSA_SHA_384("SHA384WITHPLAIN-ECDSA", XmlDigest.SHA_384, AcceptedKey.P_384, Names.ECDSA + "384"),
  ECDSA_SHA_512("SHA512WITHPLAIN-ECDSA", XmlDigest.SHA_512, AcceptedKey.P_521, Names.ECDSA + "512"),
  RSA_SHA_256("SHA256WITHRSA", XmlDigest.SHA_256, AcceptedKey.RSA, Names.RSA + "256"),
  RSA_SHA_384("SHA384WITHRSA", XmlDigest.SHA_384, AcceptedKey.RSA, Names.RSA + "384"),
  RSA_SHA_512("SHA512WITHRSA", XmlDigest.SHA_512, AcceptedKey.RSA, Names.RSA + "512");

  private static final class Names {
    static final String ECDSA = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha";
    static final String RSA = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha";
  }

  private final String name;
  private final XmlDigest digest;
  private final AcceptedKey key;
  private final String uri;
  private final String alias;

  XmlAlgorithm(String name, XmlDigest digest, AcceptedKey key, String uri) {
    this(name, digest, key, uri, uri);
  }

  XmlAlgorithm(String name, XmlDigest digest, AcceptedKey key, String uri, String alias) {
    this.name = name;
    this.digest = digest;
    this.key = key;
    this.uri = uri;
    this.alias = alias;
  }

  static Optional<XmlAlgorithm> of(String uri) {
    return Stream.of(values())
        .filter(one -> one.uri.equals(uri) || one.alias.equals(uri))
        .findFirst();
  }

  /** What the hub signs with when it has that key. */
  static Optional<XmlAlgorithm> ofKey(PublicKey key) {
    Optional<AcceptedKey> kind = AcceptedKey.of(key);
    return Stream.of(values())
        .filter(one -> !one.obsolete() && kind.filter(one.key::equals).isPresent())
        .findFirst();
  }

  /** Whether signatures of this algorithm can come from that key: family, curve and size. */
  boolean fits(PublicKey key) {
    Optional<AcceptedKey> kind = AcceptedKey.of(key);
    // ECDSA may be used with a digest of another size than the curve's; GOST may not.
    return this.key.family() == AcceptedKey.Family.NIST
        ? kind.filter(one -> one.family() == AcceptedKey.Family.NIST).isPresent()
        : kind.filter(this.key::equals).isPresent();
  }

  /** Withdrawn: keys of GOST R 34.10-2001 were not to be used after 2019. */
  boolean obsolete() {
    return this == GOST_2001;
  }

  String uri() {
    return uri;
  }

  XmlDigest digest() {
    return digest;
  }

  Signature signature(Provider provider) {
    try {
      return Signature.getInstance(name, provider);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(
          "provider " + provider.getName() + " has no signature " + name, missing);
    }
  }
}
