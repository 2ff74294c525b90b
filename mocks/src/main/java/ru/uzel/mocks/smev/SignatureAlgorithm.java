package ru.uzel.mocks.smev;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Optional;

/** What a message may be signed with. */
public enum SignatureAlgorithm {
  GOST_256(
      "urn:ietf:params:xml:ns:cpxmlsec:algorithms:gostr34102012-gostr34112012-256",
      "urn:ietf:params:xml:ns:cpxmlsec:algorithms:gostr34112012-256",
      "ECGOST3410-2012-256",
      "GOST3411-2012-256",
      "md_gost12_256"),
  GOST_512(
      "urn:ietf:params:xml:ns:cpxmlsec:algorithms:gostr34102012-gostr34112012-512",
      "urn:ietf:params:xml:ns:cpxmlsec:algorithms:gostr34112012-512",
      "ECGOST3410-2012-512",
      "GOST3411-2012-512",
      "md_gost12_512"),
  // XMLDSig core 1.1 §6.4.3: the value is r‖s, not DER.
  ECDSA(
      "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
      "http://www.w3.org/2001/04/xmlenc#sha256",
      "SHA256withPLAIN-ECDSA",
      "SHA-256",
      "sha256");

  private final String method;
  private final String digestMethod;
  private final String signature;
  private final String digest;
  private final String openSslDigest;

  SignatureAlgorithm(
      String method, String digestMethod, String signature, String digest, String openSslDigest) {
    this.method = method;
    this.digestMethod = digestMethod;
    this.signature = signature;
    this.digest = digest;
    this.openSslDigest = openSslDigest;
  }

  static Optional<SignatureAlgorithm> ofMethod(String uri) {
    return Arrays.stream(values()).filter(one -> one.method.equals(uri)).findFirst();
  }

  /** Algorithm of SignatureMethod. */
  String method() {
    return method;
  }

  /** Algorithm of DigestMethod. */
  String digestMethod() {
    return digestMethod;
  }

  /** Its name in Bouncy Castle. */
  String signature() {
    return signature;
  }

  /** The digest's name in OpenSSL, of which GOST's are the engine's. */
  String openSslDigest() {
    return openSslDigest;
  }

  /** Whether a key is of this kind: another one would be asked for the impossible. */
  boolean fits(PublicKey key) {
    boolean gost = key.getAlgorithm().startsWith("ECGOST3410");
    return switch (this) {
      case GOST_256 -> gost && key.getEncoded().length < 128;
      case GOST_512 -> gost && key.getEncoded().length >= 128;
      case ECDSA -> key.getAlgorithm().equals("EC") || key.getAlgorithm().equals("ECDSA");
    };
  }

  byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance(digest, SigningKey.PROVIDER).digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
