package ru.uzel.security.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ru.uzel.model.signature.SignatureFinding;
import ru.uzel.security.trust.Issued;
import ru.uzel.security.trust.SigningKey;

/** Signatures that only name the certificate which they were made with. */
class IssuerSerialTest {

  private static final SigningKey KEY =
      Issued.certificate()
          .subject("CN=Центр,1.2.643.3.131.1.1=001234567890,ST=77 Москва,O=Орган,C=RU")
          .bySelf();
  private static final SigningKey OTHER = Issued.certificate().subject("CN=Иной").bySelf();
  private static final String NAME =
      "C=RU,O=Орган,ST=77 Москва,1.2.643.3.131.1.1=001234567890,CN=Центр";

  private static ExaminedSignature examined(
      String issuer, String number, X509Certificate... listed) {
    String data = Exchange.data("x");
    String signature =
        new HandSigned()
            .by(
                KEY,
                "urn:ietf:params:xml:ns:cpxmlsec:algorithms:gostr34102012-gostr34112012-256",
                "ECGOST3410-2012-256")
            .overElement(data)
            .replaceFirst(
                "<ds:X509Certificate>[^<]*</ds:X509Certificate>",
                "<ds:X509IssuerSerial><ds:X509IssuerName>"
                    + issuer
                    + "</ds:X509IssuerName><ds:X509SerialNumber>"
                    + number
                    + "</ds:X509SerialNumber></ds:X509IssuerSerial>");
    return new XmlExaminer(Issued.PROVIDER, XmlLimits.ofBytes(1 << 20))
        .examine(
            SignedByHand.sender(data, signature).getBytes(StandardCharsets.UTF_8),
            Arrays.asList(listed))
        .signatures()
        .get(0);
  }

  private static String number() {
    return KEY.certificate().getSerialNumber().toString();
  }

  private static List<String> codes(ExaminedSignature signature) {
    return signature.findings().stream().map(SignatureFinding::code).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        NAME,
        "C=RU, O=Орган, ST=77 Москва, OID.1.2.643.3.131.1.1=001234567890, CN=Центр",
        "C=RU,O=Орган,S=77 Москва,INN=001234567890,CN=Центр",
        "C=RU, O=Орган, S=77 Москва, ИНН=001234567890, CN=Центр",
        "CN=Центр,ИНН=001234567890,S=77 Москва,O=Орган,C=RU",
        "nobody can read=that name"
      })
  void findsTheCertificateHoweverItsIssuerIsWritten(String issuer) {
    ExaminedSignature signature =
        examined(issuer, number(), OTHER.certificate(), KEY.certificate());

    assertThat(codes(signature)).isEmpty();
    assertThat(signature.holds()).isTrue();
    assertThat(signature.certificate()).isEqualTo(KEY.certificate());
    // It is not in the file.
    assertThat(signature.certificates()).isEmpty();
  }

  @Test
  void saysThatNobodyGaveTheCertificate() {
    for (ExaminedSignature signature :
        List.of(
            examined(NAME, number()),
            examined(NAME, number(), OTHER.certificate()),
            examined(NAME, "999999", KEY.certificate()),
            examined("CN=Иной", number(), KEY.certificate()))) {
      assertThat(codes(signature)).containsExactly("certificate-missing");
      assertThat(signature.findings().get(0).detail()).contains("by issuer and number");
      assertThat(signature.valueValid()).isFalse();
      assertThat(signature.certificate()).isNull();
    }
  }

  @Test
  void isNotSatisfiedWithAnotherCertificateOfThatName() {
    SigningKey impostor =
        Issued.certificate()
            .subject("CN=Центр,1.2.643.3.131.1.1=001234567890,ST=77 Москва,O=Орган,C=RU")
            .bySelf();

    assertThat(
            codes(
                examined(
                    NAME,
                    impostor.certificate().getSerialNumber().toString(),
                    impostor.certificate())))
        .containsExactly("value-mismatch");
  }

  @Test
  void callsWhatIsNoNumberNoCertificate() {
    assertThat(codes(examined(NAME, "0x1F", KEY.certificate())))
        .containsExactly("certificate-missing");
  }
}
