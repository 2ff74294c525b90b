package ru.uzel.hub.command.signature;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  /** RFC 2253 spells values of attributes it does not name as the hex of their DER. */
  private static final Pattern DER_STRING = Pattern.compile("=#(?:0c|12|13|16)([0-7].)([0-9a-f]*)");

  private SubjectName() {}

  static String of(X509Certificate certificate) {
    return readable(certificate.getSubjectX500Principal());
  }

  static String ofIssuer(X509Certificate certificate) {
    return readable(certificate.getIssuerX500Principal());
  }

  private static String readable(X500Principal name) {
    return DER_STRING
        .matcher(name.getName(X500Principal.RFC2253, NAMES))
        .replaceAll(
            found ->
                Integer.parseInt(found.group(1), 16) * 2 == found.group(2).length()
                    ? Matcher.quoteReplacement('=' + text(found.group(2)))
                    : Matcher.quoteReplacement(found.group()));
  }

  private static String text(String hex) {
    return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8)
        .replaceAll("([,+\"\\\\<>;])", "\\\\$1");
  }
}
