package ru.uzel.security.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevocationTest {

  @TempDir Path lists;
  private final MovableClock clock = new MovableClock(Issued.NOW);
  private final SigningKey authority =
      Issued.certificate()
          .subject("CN=CA")
          .valid(Issued.NOW.minusSeconds(86_400), Issued.NOW.plus(Duration.ofDays(90)))
          .authority()
          .bySelf();
  private Responder responder;
  private TrustStore store;

  @BeforeEach
  void trustsTheAuthority() throws IOException {
    responder = new Responder(authority);
    Issued.trust(lists, "list", "ca", authority.certificate());
    store = TrustStore.of(lists.resolve("list"), Issued.PROVIDER, clock);
  }

  @AfterEach
  void stops() {
    responder.close();
  }

  private void policy(String... lines) throws IOException {
    Files.writeString(lists.resolve("list/trust.properties"), String.join("\n", lines));
    clock.move(Duration.ofSeconds(1));
  }

  private static Issued lasting() {
    return Issued.certificate()
        .valid(Issued.NOW.minusSeconds(86_400), Issued.NOW.plus(Duration.ofDays(90)));
  }

  private SigningKey asksByOcsp() {
    return lasting().ocsp(responder.url("/ocsp")).by(authority);
  }

  private SigningKey asksByCrl() {
    return lasting().crl(responder.url("/ca.crl")).by(authority);
  }

  private TrustVerdict judge(SigningKey signer) {
    return store.judge(signer.certificate(), List.of(), clock.instant());
  }

  private String problem(SigningKey signer) {
    List<CertificateProblem> problems = judge(signer).problems();
    return problems.isEmpty() ? "" : problems.get(0).code() + ": " + problems.get(0).detail();
  }

  private void revoke(SigningKey key) {
    responder.revoked.put(key.certificate().getSerialNumber(), Issued.NOW.minusSeconds(60));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ocsp", "/ca.crl"})
  void asksOverHttp(String path) throws IOException {
    policy("revocation = required");
    SigningKey good = path.equals("/ocsp") ? asksByOcsp() : asksByCrl();
    SigningKey bad = path.equals("/ocsp") ? asksByOcsp() : asksByCrl();
    revoke(bad);

    assertThat(problem(good)).isEmpty();
    assertThat(problem(bad)).startsWith("certificate-revoked").contains(responder.url(path));
  }

  @ParameterizedTest
  @CsvSource({"P-256", "RSA", "Tc26-Gost-3410-12-512-paramSetA"})
  void understandsAuthoritiesOfEveryKind(String curve) throws IOException {
    SigningKey other = Issued.certificate().subject("CN=Other").curve(curve).authority().bySelf();
    Issued.trust(lists, "list", "other", other.certificate());
    policy("revocation = required");
    responder.authority = other;
    responder.signer = other;
    SigningKey byOcsp = Issued.certificate().ocsp(responder.url("/ocsp")).by(other);
    SigningKey byCrl = Issued.certificate().crl(responder.url("/ca.crl")).by(other);
    revoke(byCrl);

    assertThat(problem(byOcsp)).isEmpty();
    assertThat(problem(byCrl)).startsWith("certificate-revoked");
  }

  @Test
  void readsTheListsInTheFolder() throws IOException {
    SigningKey bad = lasting().by(authority);
    SigningKey good = lasting().by(authority);
    revoke(bad);
    Files.write(lists.resolve("list/ca.crl"), responder.crl());
    policy("revocation = required", "fetch = no");

    assertThat(problem(bad)).startsWith("certificate-revoked").contains("ca.crl");
    assertThat(problem(good)).isEmpty();
    policy("revocation = off");
    assertThat(problem(bad)).startsWith("certificate-revoked");
  }

  @Test
  void aRevocationAfterTheTimeAskedAboutIsANote() {
    SigningKey bad = asksByOcsp();
    revoke(bad);

    TrustVerdict verdict =
        store.judge(bad.certificate(), List.of(), Issued.NOW.minus(Duration.ofHours(1)));

    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.notes())
        .extracting(CertificateProblem::code)
        .containsExactly("certificate-revoked");
  }

  @Test
  void checksTheAuthoritiesBetweenToo() throws IOException {
    policy("revocation = required");
    SigningKey between =
        Issued.certificate()
            .subject("CN=Sub")
            .authority()
            .ocsp(responder.url("/ocsp"))
            .by(authority);
    SigningKey signer = Issued.certificate().by(between);
    Responder below = new Responder(between);
    SigningKey asked = Issued.certificate().ocsp(below.url("/ocsp")).by(between);
    revoke(between);

    try (below) {
      assertThat(
              store
                  .judge(asked.certificate(), List.of(between.certificate()), clock.instant())
                  .problems()
                  .get(0)
                  .detail())
          .contains(Fingerprint.of(between.certificate()));
      assertThat(
              store
                  .judge(signer.certificate(), List.of(between.certificate()), clock.instant())
                  .problems())
          .extracting(CertificateProblem::code)
          .containsExactly("revocation-unknown", "certificate-revoked");
    }
  }

  @Test
  void passesWithANoteWhereNobodyAnswers() throws IOException {
    responder.close();
    SigningKey signer = asksByOcsp();

    TrustVerdict verdict = judge(signer);

    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.notes())
        .extracting(CertificateProblem::code)
        .containsExactly("revocation-unknown");
    assertThat(verdict.notes().get(0).detail()).contains("/ocsp: unreachable");
    policy("revocation = required");
    assertThat(problem(signer)).startsWith("revocation-unknown").contains("unreachable");
    policy("revocation = off");
    assertThat(judge(signer).notes()).isEmpty();
    assertThat(problem(signer)).isEmpty();
  }

  @Test
  void asksForNoRevocationThatNobodyKeepsUnlessItMust() throws IOException {
    SigningKey signer = lasting().by(authority);

    assertThat(judge(signer).notes()).isEmpty();
    policy("revocation = required");
    assertThat(problem(signer)).startsWith("revocation-unknown").contains("where to ask");
  }

  @Test
  void givesUpOnASourceThatNeverAnswers() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      policy("revocation = required", "timeout-seconds = 1");
      SigningKey signer =
          lasting().ocsp("http://127.0.0.1:" + silent.getLocalPort() + "/").by(authority);

      assertThat(problem(signer)).contains("no answer in time");
    }
  }

  @Test
  void asksAgainOnlyWhenTheAnswerIsDue() {
    SigningKey signer = asksByOcsp();
    for (int i = 0; i < 100; i++) {
      judge(signer);
    }
    assertThat(responder.questions).hasValue(1);

    clock.move(Duration.ofMinutes(59));
    judge(signer);
    assertThat(responder.questions).hasValue(1);
    clock.move(Duration.ofMinutes(2));
    judge(signer);
    await().untilAtomic(responder.questions, is(2));
  }

  @Test
  void leavesASourceThatFailedAloneForAWhile() {
    responder.http = 503;
    SigningKey signer = asksByOcsp();
    judge(signer);
    judge(signer);
    assertThat(responder.questions).hasValue(1);
    assertThat(judge(signer).notes().get(0).detail()).contains("HTTP 503");

    responder.http = 200;
    clock.move(Duration.ofMinutes(5));
    await().untilAsserted(() -> assertThat(judge(signer).notes()).isEmpty());
  }

  @Test
  void noMessageWaitsWhileAnAnswerIsRenewed() throws IOException {
    policy("revocation = required", "keep-minutes = 1", "timeout-seconds = 30");
    SigningKey signer = asksByOcsp();
    assertThat(problem(signer)).isEmpty();

    responder.hold();
    clock.move(Duration.ofMinutes(2));
    assertThat(problem(signer)).isEmpty();
    await().untilAtomic(responder.questions, is(2));
    assertThat(problem(signer)).isEmpty();
    revoke(signer);
    responder.letGo();

    await().untilAsserted(() -> assertThat(problem(signer)).startsWith("certificate-revoked"));
    assertThat(responder.questions).hasValue(2);
  }

  @Test
  void keepsAnAnswerThatHoldsWhenItCannotBeRenewed() throws IOException {
    policy("revocation = required");
    SigningKey signer = asksByOcsp();
    assertThat(problem(signer)).isEmpty();

    responder.http = 503;
    clock.move(Duration.ofHours(2));
    assertThat(problem(signer)).isEmpty();
    await().untilAtomic(responder.questions, is(2));
    assertThat(problem(signer)).isEmpty();

    clock.move(Duration.ofHours(11));
    assertThat(problem(signer)).contains("HTTP 503");
  }

  @Test
  void fetchesAListOnceForAllOfItsAuthority() {
    judge(asksByCrl());
    judge(asksByCrl());

    assertThat(responder.lists).hasValue(1);
  }

  @Test
  void goesToTheListWhereOcspFails() throws IOException {
    policy("revocation = required");
    SigningKey signer =
        lasting().ocsp(responder.url("/none")).crl(responder.url("/ca.crl")).by(authority);

    assertThat(problem(signer)).isEmpty();
    assertThat(responder.lists).hasValue(1);
  }

  @Test
  void doesNotCallTheAddressesInAStrangersCertificate() {
    SigningKey stranger = Issued.certificate().subject("CN=CA").authority().bySelf();

    judge(lasting().ocsp(responder.url("/ocsp")).by(stranger));

    assertThat(responder.questions).hasValue(0);
  }

  @Test
  void refusesAListThatIsOutOfDate() throws IOException {
    policy("revocation = required");
    SigningKey good = asksByCrl();
    SigningKey bad = asksByCrl();
    revoke(bad);
    responder.now = Issued.NOW.minus(Duration.ofDays(2));

    assertThat(problem(good)).startsWith("revocation-unknown").contains("out of date since");
    assertThat(problem(bad)).startsWith("certificate-revoked");
  }

  @Test
  void refusesAListOfTheFuture() throws IOException {
    policy("revocation = required");
    responder.now = Issued.NOW.plus(Duration.ofDays(2));

    assertThat(problem(asksByCrl())).contains("list is of the future");
  }

  @Test
  void refusesAListThatAnotherSigned() throws IOException {
    policy("revocation = required");
    responder.signer = Issued.certificate().subject("CN=CA").authority().bySelf();

    assertThat(problem(asksByCrl())).contains("signature does not hold");
  }

  @Test
  void refusesAnotherAuthoritysList() throws IOException {
    policy("revocation = required");
    responder.authority = Issued.certificate().subject("CN=Another").authority().bySelf();
    responder.signer = responder.authority;

    assertThat(problem(asksByCrl())).contains("another authority's");
  }

  @Test
  void refusesAnAnswerAboutAnotherCertificate() throws IOException {
    policy("revocation = required");
    responder.aboutAnother = true;

    assertThat(problem(asksByOcsp())).contains("about another certificate");
  }

  @Test
  void refusesAnAnswerThatIsReplayed() throws IOException {
    policy("revocation = required", "keep-minutes = 1");
    responder.repeatsTheFirst = true;
    SigningKey signer = asksByOcsp();
    assertThat(problem(signer)).isEmpty();

    clock.move(Duration.ofHours(13));

    assertThat(problem(signer)).contains("its nonce differs");
  }

  @Test
  void refusesAnOldAnswerWithoutANonce() throws IOException {
    policy("revocation = required");
    responder.nonce = false;
    SigningKey first = asksByOcsp();
    assertThat(problem(first)).isEmpty();

    responder.now = Issued.NOW.minus(Duration.ofDays(3));
    assertThat(problem(asksByOcsp())).contains("answer is out of date");
    responder.saysHowLong = false;
    assertThat(problem(asksByOcsp())).contains("says not how long it holds");
  }

  @Test
  void believesOnlyADelegatedResponder() throws IOException {
    policy("revocation = required");
    ExtendedKeyUsage signing = new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning);
    SigningKey stranger = Issued.certificate().subject("CN=CA").authority().bySelf();

    responder.signer = lasting().extension(Extension.extendedKeyUsage, true, signing).by(authority);
    assertThat(problem(asksByOcsp())).isEmpty();

    responder.signer = lasting().by(authority);
    assertThat(problem(asksByOcsp())).contains("did not delegate the responder");

    responder.signer = lasting().extension(Extension.extendedKeyUsage, true, signing).by(stranger);
    assertThat(problem(asksByOcsp())).contains("did not delegate the responder");

    responder.signer =
        Issued.certificate()
            .valid(Issued.NOW.minusSeconds(9), Issued.NOW.minusSeconds(5))
            .extension(Extension.extendedKeyUsage, true, signing)
            .by(authority);
    assertThat(problem(asksByOcsp())).contains("is not valid now");
  }

  @Test
  void takesAPolicyItDoesNotUnderstandForTheStrictest() throws IOException {
    responder.close();
    policy("revocation = sometimes");
    assertThat(problem(asksByOcsp())).startsWith("revocation-unknown");

    Files.write(lists.resolve("list/trust.properties"), new byte[] {'x', '=', (byte) 0xff});
    clock.move(Duration.ofSeconds(1));
    assertThat(problem(asksByOcsp())).startsWith("revocation-unknown");
  }
}
