package ru.uzel.hub.command.signature;

import java.security.cert.X509Certificate;
import java.util.Map;
import javax.security.auth.x500.X500Principal;

/** A subject's name as RFC 2253 writes it, with the names that Russian certificates need. */
final class SubjectName {

  /** Order of the FSB of 27.12.2011 No. 795; the e-mail address is PKCS #9's. */
  private static final Map<String, String> NAMES =
      Map.of(
          "1.2.643.100.1", "OGRN",
          "1.2.643.100.3", "SNILS",
          "1.2.643.100.4", "INNLE",
          "1.2.643.100.5", "OGRNIP",
          "1.2.643.3.131.1.1", "INN",
          "1.2.840.113549.1.9.1", "E",
          "1.2.840.113549.1.9.2", "UN",
          "2.5.4.4", "SN",
          "2.5.4.12", "T",
          "2.5.4.42", "G");

  private SubjectName() {}

  static String of(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName(X500Principal.RFC2253, NAMES);
  }
}
