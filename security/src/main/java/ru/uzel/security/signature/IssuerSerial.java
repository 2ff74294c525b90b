package ru.uzel.security.signature;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.X500Name;
import org.w3c.dom.Element;

/**
 * {@code X509IssuerSerial} (XMLDSig §4.4.4.1): a signer's certificate by the name of its issuer and
 * the number that it has there.
 */
record IssuerSerial(String issuer, BigInteger serial) {

  /** What certificates of the Russian authorities have in their names, by the words of programs. */
  private static final Map<String, String> RUSSIAN =
      Map.ofEntries(
          Map.entry("INN", "1.2.643.3.131.1.1"),
          Map.entry("ИНН", "1.2.643.3.131.1.1"),
          Map.entry("INNLE", "1.2.643.100.4"),
          Map.entry("ИННЮЛ", "1.2.643.100.4"),
          Map.entry("OGRN", "1.2.643.100.1"),
          Map.entry("ОГРН", "1.2.643.100.1"),
          Map.entry("OGRNIP", "1.2.643.100.5"),
          Map.entry("ОГРНИП", "1.2.643.100.5"),
          Map.entry("SNILS", "1.2.643.100.3"),
          Map.entry("СНИЛС", "1.2.643.100.3"),
          Map.entry("S", "ST"));

  private static final Pattern KEYWORD = Pattern.compile("(^|[,;+]\\s*)(\\p{L}+)(?=\\s*=)");

  /** Empty where it is not built as the standard says. */
  static Optional<IssuerSerial> read(Element element) {
    String issuer = "";
    String serial = "";
    for (Element child : XmlDsig.children(element)) {
      if (XmlDsig.is(child, "X509IssuerName")) {
        issuer = child.getTextContent().strip();
      } else if (XmlDsig.is(child, "X509SerialNumber")) {
        serial = child.getTextContent().strip();
      }
    }
    return serial.matches("[0-9]{1,60}")
        ? Optional.of(new IssuerSerial(issuer, new BigInteger(serial)))
        : Optional.empty();
  }

  /**
   * Whether that is the certificate meant. Names are written in too many ways: of one that cannot
   * be read the number alone counts, for the value holds with the right certificate only.
   */
  boolean means(X509Certificate certificate) {
    if (!certificate.getSerialNumber().equals(serial)) {
      return false;
    }
    X500Name known = X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded());
    try {
      return new X500Name(byIdentifiers()).equals(known);
    } catch (IllegalArgumentException unreadable) {
      return true;
    }
  }

  private String byIdentifiers() {
    return KEYWORD
        .matcher(issuer)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) + RUSSIAN.getOrDefault(found.group(2), found.group(2))));
  }
}
