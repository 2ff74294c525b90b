package ru.uzel.security.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.uzel.security.signature.Exchange.SENDER;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.model.signature.ExpectedSignature;
import ru.uzel.model.signature.SignatureFinding;
import ru.uzel.model.signature.SignatureReport;
import ru.uzel.security.trust.Issued;
import ru.uzel.security.trust.SigningKey;

class SignerTrustTest {

  @TempDir Path lists;
  private Exchange exchange;

  @BeforeEach
  void makesAnExchange() {
    exchange = new Exchange(lists);
  }

  private String signedWith(SigningKey key) {
    exchange.keys.put("body", key);
    String data = Exchange.data("Решено");
    XmlMessageSigner fresh =
        new XmlMessageSigner(Issued.PROVIDER, exchange, XmlLimits.ofBytes(1 << 20));
    return SignedByHand.sender(
        data, fresh.signXml(data.getBytes(StandardCharsets.UTF_8), "DATA", "body"));
  }

  @Test
  void refusesAStranger() {
    Issued.trust(lists, "smev", "other", Issued.certificate().bySelf().certificate());

    assertThat(exchange.codes(signedWith(Issued.certificate().bySelf()), SENDER))
        .containsExactly("untrusted-certificate");
  }

  @Test
  void refusesEveryoneWhereTheTrustListIsMissing() {
    SigningKey key = Issued.certificate().bySelf();
    Issued.trust(lists, "smev", "body", key.certificate());
    String message = signedWith(key);

    assertThat(exchange.codes(message, expecting("other")))
        .containsExactly("untrusted-certificate");
    assertThat(exchange.codes(message, expecting("../trust/smev")))
        .containsExactly("untrusted-certificate");
    assertThat(exchange.codes(message, expecting("smev"))).isEmpty();
  }

  private static ExpectedSignature expecting(String list) {
    return new ExpectedSignature(SENDER.container(), SENDER.signed(), list);
  }

  @Test
  void believesWhomAListedAuthorityCertified() {
    SigningKey authority = Issued.certificate().subject("CN=CA").authority().bySelf();
    Issued.trust(lists, "smev", "ca", authority.certificate());

    assertThat(exchange.codes(signedWith(Issued.certificate().by(authority)), SENDER)).isEmpty();
  }

  @Test
  void findsTheSignerAmongTheCertificatesThatItSends() throws Exception {
    SigningKey authority = Issued.certificate().subject("CN=CA").authority().bySelf();
    SigningKey between = Issued.certificate().subject("CN=Sub").authority().by(authority);
    SigningKey signer = Issued.certificate().by(between);
    Issued.trust(lists, "smev", "ca", authority.certificate());
    String message = signedWith(signer);
    String others =
        "<ds:X509Certificate>"
            + Base64.getEncoder().encodeToString(between.certificate().getEncoded())
            + "</ds:X509Certificate>";

    assertThat(exchange.codes(message, SENDER)).containsExactly("untrusted-certificate");
    assertThat(exchange.codes(message.replace("<ds:X509Data>", "<ds:X509Data>" + others), SENDER))
        .isEmpty();
    assertThat(exchange.codes(message.replace("</ds:X509Data>", others + "</ds:X509Data>"), SENDER))
        .isEmpty();
  }

  @Test
  void tellsWhatTheListLetsPass() {
    SigningKey authority = Issued.certificate().subject("CN=CA").authority().bySelf();
    Issued.trust(lists, "smev", "ca", authority.certificate());
    String message = signedWith(Issued.certificate().ocsp("http://localhost:1/").by(authority));

    SignatureReport report = exchange.report(message, SENDER);

    assertThat(report.valid()).isTrue();
    assertThat(report.notes())
        .extracting(SignatureFinding::code)
        .containsExactly("revocation-unknown");
  }

  @Test
  void believesA512BitAuthorityToo() {
    SigningKey authority =
        Issued.certificate().subject("CN=CA").curve(Issued.GOST_512).authority().bySelf();
    Issued.trust(lists, "smev", "ca", authority.certificate());

    assertThat(exchange.codes(signedWith(Issued.certificate().by(authority)), SENDER)).isEmpty();
  }

  @Test
  void refusesAnIssuerThatOnlyBearsTheAuthoritysName() {
    SigningKey authority = Issued.certificate().subject("CN=CA").authority().bySelf();
    SigningKey impostor = Issued.certificate().subject("CN=CA").authority().bySelf();
    Issued.trust(lists, "smev", "ca", authority.certificate());

    assertThat(exchange.codes(signedWith(Issued.certificate().by(impostor)), SENDER))
        .containsExactly("untrusted-certificate");
  }

  @Test
  void refusesWhomAListedSignerThatIsNoAuthorityCertified() {
    SigningKey pinned = Issued.certificate().subject("CN=Roads").bySelf();
    Issued.trust(lists, "smev", "body", pinned.certificate());

    assertThat(exchange.codes(signedWith(Issued.certificate().by(pinned)), SENDER))
        .containsExactly("untrusted-certificate");
  }

  @Test
  void refusesACertificateOutOfItsTime() {
    SigningKey key = Issued.certificate().bySelf();
    Issued.trust(lists, "smev", "body", key.certificate());
    String message = signedWith(key);

    exchange.clock.move(Duration.ofDays(2));
    assertThat(exchange.codes(message, SENDER)).containsExactly("certificate-expired");
    exchange.clock.move(Duration.ofDays(-4));
    assertThat(exchange.codes(message, SENDER)).containsExactly("certificate-not-yet-valid");
    exchange.clock.move(Duration.ofDays(2));
    assertThat(exchange.codes(message, SENDER)).isEmpty();
  }

  @Test
  void refusesWhomAnExpiredAuthorityCertified() {
    SigningKey authority =
        Issued.certificate()
            .subject("CN=CA")
            .authority()
            .valid(Issued.NOW.minusSeconds(200), Issued.NOW.minusSeconds(100))
            .bySelf();
    Issued.trust(lists, "smev", "ca", authority.certificate());

    assertThat(exchange.codes(signedWith(Issued.certificate().by(authority)), SENDER))
        .containsExactly("certificate-expired");
  }

  @Test
  void refusesACertificateWithACriticalExtensionItDoesNotKnowUnlessItIsListedItself() {
    SigningKey authority = Issued.certificate().subject("CN=CA").authority().bySelf();
    Issued.trust(lists, "smev", "ca", authority.certificate());
    SigningKey key = Issued.certificate().strangeExtension().by(authority);

    assertThat(exchange.codes(signedWith(key), SENDER)).containsExactly("untrusted-certificate");
    Issued.trust(lists, "pinned", "body", key.certificate());
    assertThat(exchange.codes(signedWith(key), expecting("pinned"))).isEmpty();
  }

  @Test
  void refusesAKeyThatIsNotMeantForSignatures() {
    SigningKey key = Issued.certificate().usage(KeyUsage.keyEncipherment).bySelf();
    Issued.trust(lists, "smev", "body", key.certificate());

    assertThat(exchange.codes(signedWith(key), SENDER)).containsExactly("key-usage");
  }

  @Test
  void refusesACertificateOfAnotherKey() {
    SigningKey signer = Issued.certificate().bySelf();
    SigningKey trusted = Issued.certificate().bySelf();
    SigningKey ecdsa = Issued.certificate().curve("P-256").bySelf();
    SigningKey longer = Issued.certificate().curve(Issued.GOST_512).bySelf();
    for (SigningKey key : new SigningKey[] {trusted, ecdsa, longer}) {
      Issued.trust(lists, "smev", "k" + key.certificate().getSerialNumber(), key.certificate());
    }

    assertThat(exchange.codes(carrying(trusted, signedWith(signer)), SENDER))
        .containsExactly("value-mismatch");
    assertThat(exchange.codes(carrying(ecdsa, signedWith(signer)), SENDER))
        .containsExactly("key-mismatch");
    assertThat(exchange.codes(carrying(longer, signedWith(signer)), SENDER))
        .containsExactly("key-mismatch");
  }

  private static String carrying(SigningKey key, String message) {
    return message.replaceFirst(
        "<ds:X509Certificate>[^<]*",
        "<ds:X509Certificate>"
            + Issued.pem(key.certificate()).replaceAll("-----[A-Z ]*-----", "").strip());
  }

  @Test
  void seesACertificateTheMomentItIsPutThere() {
    SigningKey key = Issued.certificate().bySelf();
    String message = signedWith(key);
    assertThat(exchange.codes(message, SENDER)).containsExactly("untrusted-certificate");

    Issued.trust(lists, "smev", "body", key.certificate());

    assertThat(exchange.codes(message, SENDER)).isEmpty();
  }

  @Test
  void looksAtTheFolderOnceASecondAtMost() throws IOException {
    SigningKey key = Issued.certificate().bySelf();
    Issued.trust(lists, "smev", "body", key.certificate());
    String message = signedWith(key);
    assertThat(exchange.codes(message, SENDER)).isEmpty();

    Files.delete(lists.resolve("smev/body.pem"));

    exchange.clock.move(Duration.ofMillis(999));
    assertThat(exchange.codes(message, SENDER)).isEmpty();
    exchange.clock.move(Duration.ofMillis(1));
    assertThat(exchange.codes(message, SENDER)).containsExactly("untrusted-certificate");
  }

  @Test
  void readsTheOthersWhereOneFileIsBroken() throws IOException {
    SigningKey key = Issued.certificate().bySelf();
    Files.createDirectories(lists.resolve("smev"));
    Files.writeString(lists.resolve("smev/a.pem"), "-----BEGIN CERTIFICATE-----\nMIIB");
    Files.writeString(lists.resolve("smev/b.pem"), "nothing of the kind");
    Issued.trust(lists, "smev", "c", key.certificate());

    assertThat(exchange.codes(signedWith(key), SENDER)).isEmpty();
  }
}
