package ru.uzel.security.trust;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/** Names a certificate without naming a person. */
public final class Fingerprint {

  private Fingerprint() {}

  /** As {@code openssl x509 -fingerprint -sha256} shows it, without colons. */
  public static String of(X509Certificate certificate) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return "certificate " + HexFormat.of().formatHex(digest);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("the JDK has no SHA-256", impossible);
    }
  }
}
