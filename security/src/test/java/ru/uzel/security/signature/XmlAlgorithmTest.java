package ru.uzel.security.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every algorithm, signed by hand through the provider and by the hub itself. */
class XmlAlgorithmTest {

  private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
  private static final String ENC = "http://www.w3.org/2001/04/xmlenc#";
  private static final String GOST = "urn:ietf:params:xml:ns:cpxmlsec:algorithms:";

  private final String data = Exchange.data("Решено");

  private String signed(HandSigned by) {
    return SignedByHand.sender(data, by.overElement(data));
  }

  private static String full(String name) {
    return name.replace("more#", MORE).replace("enc#", ENC).replace("gost:", GOST);
  }

  @ParameterizedTest
  @CsvSource({
    "GOST_256,gost:gostr34102012-gostr34112012-256,ECGOST3410-2012-256,"
        + "gost:gostr34112012-256,GOST3411-2012-256",
    "GOST_512,gost:gostr34102012-gostr34112012-512,ECGOST3410-2012-512,"
        + "gost:gostr34112012-512,GOST3411-2012-512",
    "P_256,more#ecdsa-sha256,SHA256WITHPLAIN-ECDSA,enc#sha256,SHA-256",
    "P_384,more#ecdsa-sha384,SHA384WITHPLAIN-ECDSA,more#sha384,SHA-384",
    "P_521,more#ecdsa-sha512,SHA512WITHPLAIN-ECDSA,enc#sha512,SHA-512",
    "P_256,more#ecdsa-sha512,SHA512WITHPLAIN-ECDSA,enc#sha256,SHA-256",
    "RSA_2048,more#rsa-sha256,SHA256WITHRSA,enc#sha256,SHA-256",
    "RSA_2048,more#rsa-sha384,SHA384WITHRSA,enc#sha256,SHA-256",
    "RSA_2048,more#rsa-sha512,SHA512WITHRSA,enc#sha512,SHA-512"
  })
  void verifiesWhatOthersSignWith(
      Keys key, String uri, String name, String digestUri, String digestName) {
    String message =
        signed(new HandSigned().by(key.key(), full(uri), name).digest(full(digestUri), digestName));

    assertThat(Examined.codes(message)).isEmpty();
    assertThat(Examined.only(message).holds()).isTrue();
    assertThat(Examined.only(message).algorithm()).isEqualTo(full(uri));
    assertThat(Examined.only(message.replace("Решено", "Отказ")).holds()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "more#gostr34102001-gostr3411,more#gostr3411",
    "gost:gostr34102001-gostr3411,gost:gostr3411"
  })
  void verifiesGostOf2001AndSaysThatItIsObsolete(String uri, String digestUri) {
    String message =
        signed(
            new HandSigned()
                .by(Keys.GOST_2001.key(), full(uri), "GOST3411WITHECGOST3410")
                .digest(full(digestUri), "GOST3411"));

    assertThat(Examined.only(message).holds()).isTrue();
    assertThat(Examined.codes(message)).containsExactly("obsolete-algorithm");
  }

  @Test
  void verifiesMixedFamiliesAndSaysSo() {
    String message = signed(new HandSigned().digest(ENC + "sha256", "SHA-256"));

    assertThat(Examined.only(message).holds()).isTrue();
    assertThat(Examined.codes(message)).containsExactly("mixed-algorithms");
  }

  @ParameterizedTest
  @CsvSource({
    "http://www.w3.org/2000/09/xmldsig#sha1,SHA-1,false",
    "http://www.w3.org/2001/04/xmldsig-more#md5,MD5,false"
  })
  void doesNotBelieveABrokenDigest(String uri, String name, boolean valid) {
    String message = signed(new HandSigned().digest(uri, name));

    assertThat(Examined.only(message).digestValid()).isEqualTo(valid);
    assertThat(Examined.only(message).valueValid()).isTrue();
    assertThat(Examined.codes(message)).containsExactly("weak-algorithm");
  }

  @ParameterizedTest
  @CsvSource({
    "RSA_2048,http://www.w3.org/2000/09/xmldsig#rsa-sha1,SHA1WITHRSA,weak-algorithm",
    "P_256,http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1,SHA1WITHPLAIN-ECDSA,weak-algorithm",
    "P_224,http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256,SHA256WITHPLAIN-ECDSA,key-mismatch",
    "BITCOIN,http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256,SHA256WITHPLAIN-ECDSA,"
        + "key-mismatch",
    "BRAINPOOL,http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256,SHA256WITHPLAIN-ECDSA,"
        + "key-mismatch",
    "RSA_1024,http://www.w3.org/2001/04/xmldsig-more#rsa-sha256,SHA256WITHRSA,key-mismatch",
    "RSA_2048,http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1,SHA256WITHRSA,"
        + "unknown-algorithm"
  })
  void doesNotBelieveWhatNoProfileNames(Keys key, String uri, String name, String code) {
    String message =
        signed(new HandSigned().by(key.key(), uri, name).digest(ENC + "sha256", "SHA-256"));

    assertThat(Examined.only(message).valueValid()).isFalse();
    assertThat(Examined.codes(message)).containsExactly(code);
  }

  @ParameterizedTest
  @EnumSource(
      value = Keys.class,
      names = {"GOST_256", "GOST_512", "P_256", "P_384", "P_521", "RSA_2048"})
  void signsWithWhateverTheCertificateIsFor(Keys key, @TempDir Path lists) {
    Exchange exchange = new Exchange(lists);
    exchange.trusting("body", key.key());
    String message = SignedByHand.sender(data, exchange.sign(data, "DATA", "body"));

    assertThat(exchange.codes(message, Exchange.SENDER)).isEmpty();
    assertThat(Examined.only(message).holds()).isTrue();
    assertThat(exchange.codes(message.replace("Решено", "Отказ"), Exchange.SENDER))
        .containsExactly("digest-mismatch");
  }

  @Test
  void saysHowMuchOfACertificateIsMissing() {
    String message = signed(new HandSigned());
    String certificate = message.replaceFirst("(?s).*<ds:X509Certificate>([^<]*)<.*", "$1");

    String cut = message.replace(certificate, certificate.substring(0, 200));

    assertThat(Examined.codes(cut)).containsExactly("certificate-unreadable");
    assertThat(Examined.only(cut).findings().get(0).detail()).contains("is cut: 150 of");
    assertThat(Examined.only(cut))
        .extracting(ExaminedSignature::valueValid, ExaminedSignature::digestValid)
        .containsExactly(false, true);
  }

  @Test
  void refusesBase64ThatSaysTheSameInAnotherWay() {
    String message = signed(new HandSigned());
    String digest = message.replaceFirst("(?s).*<ds:DigestValue>([^<]*)<.*", "$1");
    char last = digest.charAt(digest.length() - 2);

    String other = digest.substring(0, digest.length() - 2) + (char) (last + 1) + '=';

    assertThat(Examined.codes(message.replace(digest, other)))
        .containsExactly("malformed-signature", "value-mismatch");
    assertThat(new String(java.util.Base64.getDecoder().decode(other), StandardCharsets.UTF_8))
        .isEqualTo(
            new String(java.util.Base64.getDecoder().decode(digest), StandardCharsets.UTF_8));
  }
}
