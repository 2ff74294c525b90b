package ru.uzel.hub.command.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ru.uzel.security.ChosenProvider;
import ru.uzel.security.signature.CmsSigner;
import ru.uzel.security.trust.HubKeyFiles;
import ru.uzel.security.trust.KeyKind;
import ru.uzel.security.trust.NewCertificate;
import ru.uzel.security.trust.PemText;
import ru.uzel.security.trust.SigningKey;

/** The time in a signature is its signer's word, and a thief of a key says what he likes. */
class RevokedSignerTest {

  private static final Provider PROVIDER = ChosenProvider.of("", "");

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final Instant signed = now.minus(Duration.ofDays(3));
  private final Instant revoked = now.minus(Duration.ofDays(1));
  private final SigningKey authority = made("CN=Authority").authority();
  private final SigningKey key = made("CN=Signer").by(authority);

  @TempDir Path folder;
  private SignedFiles files;
  private Path content;
  private Path signature;
  private Path trust;

  @BeforeEach
  void signsAFileAndTrustsItsAuthority() throws Exception {
    files = new SignedFiles(folder);
    content = files.file("act.txt", "Акт");
    signature =
        Files.write(
            folder.resolve("act.p7s"),
            new CmsSigner(PROVIDER, alias -> Optional.of(key), clock(signed))
                .signDetached(new GivenFile(content), HubKeyFiles.ALIAS));
    trust = Files.createDirectory(folder.resolve("trust"));
    Files.write(trust.resolve("ca.pem"), PemText.of(authority.certificate()));
  }

  private NewCertificate made(String subject) {
    return new NewCertificate(
        KeyKind.of("gost-256").orElseThrow(),
        subject,
        Duration.ofDays(365),
        PROVIDER,
        clock(now.minus(Duration.ofDays(10))));
  }

  private static Clock clock(Instant at) {
    return Clock.fixed(at, ZoneOffset.UTC);
  }

  /** The authority's list, as it publishes it. */
  private void revokes(Instant since) throws Exception {
    JcaX509v2CRLBuilder list =
        new JcaX509v2CRLBuilder(
            authority.certificate().getSubjectX500Principal(), Date.from(now.minusSeconds(60)));
    list.setNextUpdate(Date.from(now.plus(Duration.ofDays(1))));
    list.addCRLEntry(
        key.certificate().getSerialNumber(), Date.from(since), CRLReason.keyCompromise);
    Files.write(
        trust.resolve("ca.crl"),
        list.build(
                new JcaContentSignerBuilder("GOST3411-2012-256WITHECGOST3410-2012-256")
                    .setProvider(PROVIDER)
                    .build(authority.key()))
            .getEncoded());
  }

  private int verify(Object... more) {
    Object[] all = new Object[more.length + 6];
    System.arraycopy(
        new Object[] {"verify", signature, "--content", content, "--trust", trust}, 0, all, 0, 6);
    System.arraycopy(more, 0, all, 6, more.length);
    return files.run(all);
  }

  @Test
  void isBelievedWhileNobodyRevokedIt() {
    assertThat(verify("--json")).isZero();
    assertThat(files.output()).contains("\"trusted\":true").doesNotContain("certificate-revoked");
  }

  @Test
  void isNotBelievedOnItsOwnWordThatItSignedBefore() throws Exception {
    revokes(revoked);

    assertThat(verify("--json")).isEqualTo(1);
    assertThat(files.output())
        .contains(
            "\"valueValid\":true",
            "\"trusted\":false",
            "certificate-revoked",
            "is revoked since " + revoked,
            "nothing proves that the signature is older");
  }

  @Test
  void isBelievedAtAKnownTimeBeforeTheRevocation() throws Exception {
    revokes(revoked);

    assertThat(verify("--json", "--at", signed)).isZero();
    assertThat(files.output())
        .contains("\"trusted\":true", "certificate-revoked")
        .doesNotContain("nothing proves");
    assertThat(verify("--json", "--at", revoked.plusSeconds(1))).isEqualTo(1);
    assertThat(files.output()).contains("\"trusted\":false");
  }

  @Test
  void isNotBelievedWhenRevokedBeforeTheTimeItClaims() throws Exception {
    revokes(signed.minusSeconds(60));

    assertThat(verify("--json")).isEqualTo(1);
    assertThat(files.output()).contains("\"trusted\":false", "certificate-revoked");
  }

  @Test
  void saysInBothLanguagesWhatWouldHelp() throws Exception {
    revokes(revoked);

    verify();
    assertThat(files.output())
        .contains(
            "НЕ действительно",
            "подписавшему: НЕ доверяем",
            " отозван с " + revoked + ", источник: ca.crl; ничто не доказывает, что подпись");
    verify("--lang", "en");
    assertThat(files.output()).contains("NOT trusted", "--at TIME judges as of a known time");
    assertThat(files.run("explain", signature, "--content", content, "--trust", trust))
        .isEqualTo(1);
    assertThat(files.output()).contains("Что делать (certificate-revoked)", "--at TIME");
  }
}
