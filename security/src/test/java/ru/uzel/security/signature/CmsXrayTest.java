package ru.uzel.security.signature;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ru.uzel.security.trust.Issued;
import ru.uzel.security.trust.MovableClock;
import ru.uzel.security.trust.SigningKey;

/** What was done to a file since it was signed. */
class CmsXrayTest {

  private static final SigningKey KEY = Issued.certificate().bySelf();
  private static final String TEXT = "Акт\nвыполнен.\n";

  private static byte[] signed(byte[] content) {
    return new CmsSigner(Issued.PROVIDER, alias -> Optional.of(KEY), new MovableClock(Issued.NOW))
        .signDetached(new SomeContent(content, null), "any");
  }

  private static @Nullable Diagnosis diagnosis(
      byte[] signed, byte[] found, byte @Nullable [] original) {
    byte[] cms = signed(signed);
    SomeContent content = new SomeContent(found, null);
    CmsSignature signature =
        new CmsExamination(Issued.PROVIDER).examine(cms, content, List.of()).signatures().get(0);
    return new CmsXray(Issued.PROVIDER)
        .diagnose(
            signature, cms, content, original == null ? null : new SomeContent(original, null));
  }

  static Stream<Arguments> harms() {
    byte[] text = TEXT.getBytes(UTF_8);
    byte[] windows = TEXT.getBytes(Charset.forName("windows-1251"));
    byte[] digest = CmsDigest.STREEBOG_256.digest(Issued.PROVIDER).digest(text);
    byte[] bom = ("\uFEFF" + TEXT).getBytes(UTF_8);
    byte[] returns = TEXT.replace("\n", "\r\n").getBytes(UTF_8);
    byte[] endless = TEXT.strip().getBytes(UTF_8);
    return Stream.of(
        Arguments.of("file-empty-signed", new byte[0], text),
        Arguments.of("file-digest-signed", digest, text),
        Arguments.of("file-digest-signed", HexFormat.of().formatHex(digest).getBytes(UTF_8), text),
        Arguments.of("file-line-ends-lost", returns, text),
        Arguments.of("file-line-ends-added", text, returns),
        Arguments.of("file-bom-lost", bom, text),
        Arguments.of("file-bom-added", text, bom),
        Arguments.of("file-end-lost", text, endless),
        Arguments.of("file-end-lost", (TEXT.strip() + "\r\n").getBytes(UTF_8), endless),
        Arguments.of("file-end-added", endless, text),
        Arguments.of("file-end-added", endless, (TEXT + "\r\n \u001A").getBytes(UTF_8)),
        Arguments.of("file-encoding-changed", windows, text),
        Arguments.of("file-encoding-changed", text, windows),
        Arguments.of("file-encoding-changed", TEXT.getBytes(UTF_16LE), text),
        Arguments.of("file-decoded", Base64.getEncoder().encode(text), text),
        Arguments.of("file-encoded", text, Base64.getMimeEncoder().encode(text)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("harms")
  void namesTheHarm(String harm, byte[] signed, byte[] found) {
    assertThat(diagnosis(signed, found, null)).extracting(Diagnosis::harm).isEqualTo(harm);
  }

  @Test
  void namesThePlaceOfTheFirstDifference() {
    Diagnosis diagnosis =
        Objects.requireNonNull(
            diagnosis(TEXT.replace("\n", "\r\n").getBytes(UTF_8), TEXT.getBytes(UTF_8), null));

    // Three letters of two bytes each stand before.
    assertThat(diagnosis.where()).isEqualTo("byte 7");
    assertThat(diagnosis.found()).startsWith("Акт\nвы");
    assertThat(diagnosis.signed()).startsWith("Акт\r\nвы");
  }

  @Test
  void comparesWithTheOriginal() {
    byte[] signed = "сумма 100".getBytes(UTF_8);
    byte[] found = "сумма 900".getBytes(UTF_8);

    assertThat(diagnosis(signed, found, null)).isNull();
    Diagnosis diagnosis = Objects.requireNonNull(diagnosis(signed, found, signed));
    assertThat(diagnosis.harm()).isEqualTo("differs-from-original");
    assertThat(diagnosis.where()).isEqualTo("byte 12");
    assertThat(diagnosis.found()).contains("900");
  }

  @Test
  void hasNothingToSayOfWhatHolds() {
    assertThat(diagnosis(TEXT.getBytes(UTF_8), TEXT.getBytes(UTF_8), null)).isNull();
  }

  @Test
  void triesNothingOnALargeFile() {
    byte[] large = new byte[(4 << 20) + 1];
    byte[] changed = Arrays.copyOf(large, large.length);
    changed[5] = 1;

    assertThat(diagnosis(large, changed, null))
        .extracting(Diagnosis::harm)
        .isEqualTo("not-tried-too-large");
  }

  @Test
  void findsADigestOfAnotherKindAndOneWrittenBackwards() {
    byte[] text = TEXT.getBytes(UTF_8);
    byte[] streebog = CmsDigest.STREEBOG_256.digest(Issued.PROVIDER).digest(text);
    byte[] sha = CmsDigest.SHA_256.digest(Issued.PROVIDER).digest(text);

    assertThat(judged(sha, streebog, text)).isEqualTo("other-digest");
    assertThat(judged(Reversal.of(streebog), streebog, text)).isEqualTo("digest-backwards");
  }

  @Test
  void looksAtTheFirstSignersOfMany() {
    byte[] text = TEXT.getBytes(UTF_8);
    byte[] digest = CmsDigest.STREEBOG_256.digest(Issued.PROVIDER).digest(text);
    CmsXray xray = new CmsXray(Issued.PROVIDER);
    CmsSignature signature = signature(Reversal.of(digest), digest);
    SomeContent content = new SomeContent(text, null);

    for (int i = 0; i < 4; i++) {
      assertThat(xray.diagnose(signature, new byte[0], content, null))
          .extracting(Diagnosis::harm)
          .isEqualTo("digest-backwards");
    }
    assertThat(xray.diagnose(signature, new byte[0], content, null))
        .extracting(Diagnosis::harm)
        .isEqualTo("not-tried-too-many");
  }

  private static @Nullable String judged(byte[] expected, byte[] computed, byte[] text) {
    Diagnosis diagnosis =
        new CmsXray(Issued.PROVIDER)
            .diagnose(
                signature(expected, computed), new byte[0], new SomeContent(text, null), null);
    return diagnosis == null ? null : diagnosis.harm();
  }

  private static CmsSignature signature(byte[] expected, byte[] computed) {
    return new CmsSignature(
        true,
        false,
        "",
        null,
        null,
        Base64.getEncoder().encodeToString(expected),
        Base64.getEncoder().encodeToString(computed),
        List.of(),
        List.of());
  }
}
