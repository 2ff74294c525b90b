package ru.uzel.security.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ru.uzel.model.failure.RejectedFailure;
import ru.uzel.model.signature.DetachedContent;
import ru.uzel.model.signature.SignatureFinding;
import ru.uzel.model.signature.SignatureReport;
import ru.uzel.security.hash.StreebogHash;
import ru.uzel.security.trust.Issued;
import ru.uzel.security.trust.MovableClock;
import ru.uzel.security.trust.SigningKey;
import ru.uzel.security.trust.TrustLists;

class CmsTest {

  @TempDir Path lists;
  private final Map<String, SigningKey> keys = new HashMap<>();
  private final MovableClock clock = new MovableClock(Issued.NOW);
  private CmsSigner signer;
  private CmsVerifier verifier;

  @BeforeEach
  void makesAnExchange() {
    signer = new CmsSigner(Issued.PROVIDER, alias -> Optional.ofNullable(keys.get(alias)), clock);
    verifier =
        new CmsVerifier(Issued.PROVIDER, new TrustLists(lists, Issued.PROVIDER, clock), clock);
    key("hub", Issued.certificate().bySelf());
  }

  private SigningKey key(String alias, SigningKey key) {
    keys.put(alias, key);
    Issued.trust(lists, "files", alias, key.certificate());
    return key;
  }

  private static List<String> codes(SignatureReport report) {
    return report.findings().stream().map(SignatureFinding::code).distinct().toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GostR3410-2001-CryptoPro-XchA",
        "Tc26-Gost-3410-12-256-paramSetA",
        "Tc26-Gost-3410-12-512-paramSetA",
        "Tc26-Gost-3410-12-512-paramSetC",
        "P-256",
        "P-384",
        "P-521",
        "RSA"
      })
  void verifiesWhatItSigned(String curve) {
    key("k", Issued.certificate().curve(curve).bySelf());
    SomeContent content = new SomeContent("заявление.pdf");

    byte[] cms = signer.signDetached(content, "k");

    SignatureReport report = verifier.verifyDetached(cms, content, "files");
    assertThat(report.findings()).isEmpty();
    assertThat(report.notes()).isEmpty();
    assertThat(report.signers()).containsExactly("CN=Test body");
    assertThat(codes(verifier.verifyDetached(cms, new SomeContent("другой"), "files")))
        .containsExactly("digest-mismatch");
  }

  @Test
  void signsByCadesBes() throws Exception {
    byte[] cms = signer.signDetached(new SomeContent("x"), "hub");

    CMSSignedData data =
        new CMSSignedData(new CMSProcessableByteArray("x".getBytes(StandardCharsets.UTF_8)), cms);
    SignerInformation one = data.getSignerInfos().iterator().next();
    assertThat(
            one.verify(
                new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(Issued.PROVIDER)
                    .build(keys.get("hub").certificate())))
        .isTrue();
    assertThat(one.getDigestAlgOID()).isEqualTo("1.2.643.7.1.1.2.2");
    assertThat(Stream.of(one.getSignedAttributes().toASN1Structure().getAttributes()))
        .extracting(attribute -> attribute.getAttrType().getId())
        .containsExactlyInAnyOrder(
            "1.2.840.113549.1.9.3",
            "1.2.840.113549.1.9.4",
            "1.2.840.113549.1.9.5",
            "1.2.840.113549.1.9.16.2.47");
    assertThat(one.getSignedAttributes().get(CMSAttributes.signingTime)).isNotNull();
    assertThat(data.getSignedContent()).isNotNull();
  }

  @Test
  void readsNoContentWhoseDigestIsKnown() {
    byte[] bytes = new byte[100];
    SomeContent known = new SomeContent(bytes, new StreebogHash(Issued.PROVIDER).digest(bytes));

    byte[] cms = signer.signDetached(known, "hub");

    assertThat(verifier.verifyDetached(cms, known, "files").valid()).isTrue();
    assertThat(known.readings).hasValue(0);
    SomeContent unknown = new SomeContent(bytes, null);
    assertThat(verifier.verifyDetached(cms, unknown, "files").valid()).isTrue();
    assertThat(unknown.readings).hasValue(1);
  }

  @Test
  void refusesAKeyThatIsNotThere() {
    assertThatThrownBy(() -> signer.signDetached(new SomeContent("x"), "none"))
        .isInstanceOf(RejectedFailure.class)
        .hasMessageContaining("none");
  }

  @Test
  void refusesAStranger() {
    keys.put("stranger", Issued.certificate().bySelf());
    SomeContent content = new SomeContent("x");

    assertThat(
            codes(
                verifier.verifyDetached(
                    signer.signDetached(content, "stranger"), content, "files")))
        .containsExactly("untrusted-certificate");
  }

  @Test
  @Tag("load")
  void signsAndVerifiesAGigabyteInASmallHeap() {
    DetachedContent gigabyte =
        new DetachedContent() {
          @Override
          public InputStream open() {
            return new Zeros(1L << 30);
          }

          @Override
          public Optional<byte[]> streebog256() {
            return Optional.empty();
          }
        };
    key("ecdsa", Issued.certificate().curve("P-256").bySelf());
    long before = used();

    byte[] cms = signer.signDetached(gigabyte, "ecdsa");

    assertThat(verifier.verifyDetached(cms, gigabyte, "files").valid()).isTrue();
    assertThat(used() - before).isLessThan(64L << 20);
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static final class Zeros extends InputStream {
    private long left;

    Zeros(long size) {
      left = size;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (left <= 0) {
        return -1;
      }
      int read = (int) Math.min(length, left);
      left -= read;
      return read;
    }
  }
}
