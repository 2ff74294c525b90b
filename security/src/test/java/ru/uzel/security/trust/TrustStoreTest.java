package ru.uzel.security.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ru.uzel.model.failure.RetryableFailure;

class TrustStoreTest {

  @TempDir Path lists;
  private final MovableClock clock = new MovableClock(Issued.NOW);
  private final SigningKey root = Issued.certificate().subject("CN=Root").authority().bySelf();
  private TrustStore store;

  @BeforeEach
  void trustsTheRoot() {
    Issued.trust(lists, "list", "root", root.certificate());
    store = TrustStore.of(lists.resolve("list"), Issued.PROVIDER, clock);
  }

  private List<String> codes(SigningKey signer, SigningKey... known) {
    return problems(signer, Issued.NOW, known).stream().map(CertificateProblem::code).toList();
  }

  private List<CertificateProblem> problems(SigningKey signer, Instant at, SigningKey... known) {
    return store.judge(signer.certificate(), certificates(known), at).problems();
  }

  private static List<X509Certificate> certificates(SigningKey... keys) {
    List<X509Certificate> certificates = new ArrayList<>();
    for (SigningKey key : keys) {
      certificates.add(key.certificate());
    }
    return certificates;
  }

  @Test
  void aListThatCannotBeReadIsNoListThatBelievesNobody() throws Exception {
    Files.createSymbolicLink(lists.resolve("list/gone.pem"), lists.resolve("nowhere"));
    clock.move(Duration.ofSeconds(2));

    assertThatThrownBy(() -> codes(root))
        .isInstanceOf(RetryableFailure.class)
        .hasMessageContaining("trust list list cannot be read");
  }

  private static Issued authority(String name) {
    return Issued.certificate().subject("CN=" + name).authority();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GostR3410-2001-CryptoPro-XchA",
        "Tc26-Gost-3410-12-512-paramSetA",
        "P-256",
        "RSA"
      })
  void buildsAChainOverWhatCameWithTheMessage(String curve) {
    SigningKey upper = authority("Upper").curve(curve).by(root);
    SigningKey lower = authority("Lower").by(upper);
    SigningKey signer = Issued.certificate().by(lower);

    assertThat(codes(signer, lower, upper)).isEmpty();
    TrustVerdict verdict =
        store.judge(signer.certificate(), certificates(upper, signer, lower), Issued.NOW);
    assertThat(verdict.chain())
        .containsExactly(
            signer.certificate(), lower.certificate(), upper.certificate(), root.certificate());
  }

  @Test
  void saysWhatIsMissing() {
    SigningKey upper = authority("Upper").by(root);
    SigningKey signer = Issued.certificate().by(upper);

    assertThat(codes(signer)).containsExactly("untrusted-certificate");
  }

  @Test
  void refusesAnIntermediateThatIsNoAuthority() {
    SigningKey person = Issued.certificate().subject("CN=Person").by(root);
    SigningKey signer = Issued.certificate().by(person);

    assertThat(codes(signer, person)).containsExactly("not-an-authority");
  }

  @Test
  void refusesMoreAuthoritiesThanOneAllows() {
    SigningKey upper = Issued.certificate().subject("CN=Upper").pathLength(0).by(root);
    SigningKey lower = authority("Lower").by(upper);

    assertThat(codes(Issued.certificate().by(lower), lower, upper)).containsExactly("path-length");
    assertThat(codes(Issued.certificate().by(upper), upper)).isEmpty();
  }

  @Test
  void refusesNamesThatAnAuthorityMayNotGive() {
    SigningKey upper =
        authority("Upper")
            .extension(
                Extension.nameConstraints,
                true,
                new NameConstraints(
                    new GeneralSubtree[] {
                      new GeneralSubtree(new GeneralName(new X500Name("O=Region")))
                    },
                    null))
            .by(root);

    assertThat(codes(Issued.certificate().subject("O=Region,CN=Body").by(upper), upper)).isEmpty();
    assertThat(codes(Issued.certificate().subject("O=Other,CN=Body").by(upper), upper))
        .containsExactly("untrusted-certificate");
  }

  @Test
  void refusesALinkSignedWithADigestThatIsBroken() {
    SigningKey upper = Issued.certificate().subject("CN=Upper").curve("RSA").authority().by(root);
    SigningKey signer = Issued.certificate().signedWith("SHA1withRSA").by(upper);

    assertThat(codes(signer, upper)).containsExactly("weak-algorithm");
    assertThat(problems(signer, Issued.NOW, upper).get(0).detail()).containsIgnoringCase("SHA1");
  }

  @Test
  void believesGost2001OnlyOfItsTime() {
    SigningKey old = authority("Old").curve(Issued.GOST_2001).valid(at(2015), at(2030)).bySelf();
    Issued.trust(lists, "list", "old", old.certificate());
    SigningKey signer =
        Issued.certificate().curve(Issued.GOST_2001).valid(at(2015), at(2030)).by(old);

    assertThat(problems(signer, at(2018))).isEmpty();
    assertThat(codes(signer)).containsExactly("weak-algorithm");
  }

  private static Instant at(int year) {
    return Instant.parse(year + "-06-01T00:00:00Z");
  }

  @Test
  void judgesAsOfTheTimeGiven() {
    SigningKey signer = Issued.certificate().by(root);

    assertThat(problems(signer, Issued.NOW)).isEmpty();
    assertThat(problems(signer, Issued.NOW.plus(Duration.ofDays(2))))
        .extracting(CertificateProblem::code)
        .containsExactly("certificate-expired", "certificate-expired");
    assertThat(problems(signer, Issued.NOW.minus(Duration.ofDays(2))))
        .extracting(CertificateProblem::code)
        .containsExactly("certificate-not-yet-valid", "certificate-not-yet-valid");
  }

  @Test
  void goesByTheRenewedAuthorityWhereTheOldOneExpired() {
    Issued old =
        authority("Renewed").valid(Issued.NOW.minusSeconds(200), Issued.NOW.minusSeconds(100));
    SigningKey expired = old.bySelf();
    SigningKey renewed = authority("Renewed").renewing(expired);
    Issued.trust(lists, "list", "a-old", expired.certificate());
    Issued.trust(lists, "list", "b-new", renewed.certificate());

    assertThat(codes(Issued.certificate().by(renewed))).isEmpty();
  }

  @Test
  void doesNotRunInCircles() {
    SigningKey first = authority("First").bySelf();
    SigningKey second = authority("Second").by(first);
    SigningKey back = authority("First").certifying(first).by(second);
    SigningKey signer = Issued.certificate().by(second);

    List<CertificateProblem> problems = problems(signer, Issued.NOW, second, back, first);

    assertThat(problems)
        .extracting(CertificateProblem::code)
        .containsExactly("untrusted-certificate");
    assertThat(problems.get(0).detail()).contains("circle");
  }

  @Test
  void givesUpOnThousandsOfOneName() {
    SigningKey upper = authority("Upper").by(root);
    SigningKey signer = Issued.certificate().by(upper);
    List<X509Certificate> flood = new ArrayList<>();
    SigningKey impostor = authority("Upper").curve("P-256").bySelf();
    for (int i = 0; i < 2000; i++) {
      flood.add(impostor.certificate());
    }

    List<CertificateProblem> problems =
        store.judge(signer.certificate(), flood, Issued.NOW).problems();

    assertThat(problems)
        .extracting(CertificateProblem::code)
        .containsExactly("untrusted-certificate");
    assertThat(problems.get(0).detail()).contains("more than 64");
  }

  @Test
  void givesUpOnAChainWithoutEnd() {
    List<SigningKey> chain = new ArrayList<>();
    chain.add(authority("A0").curve("P-256").by(root));
    for (int i = 1; i < 12; i++) {
      chain.add(authority("A" + i).curve("P-256").by(chain.get(i - 1)));
    }
    SigningKey signer = Issued.certificate().by(chain.get(11));

    assertThat(problems(signer, Issued.NOW, chain.toArray(SigningKey[]::new)).get(0).detail())
        .contains("more than 8 certificates");
  }

  @Test
  void readsDerAndOtherEndingsToo() throws Exception {
    SigningKey der = authority("Der").bySelf();
    Files.write(lists.resolve("list/ca.cer"), der.certificate().getEncoded());
    Files.writeString(lists.resolve("list/README"), "whose these are");

    assertThat(codes(Issued.certificate().by(der))).isEmpty();
  }
}
