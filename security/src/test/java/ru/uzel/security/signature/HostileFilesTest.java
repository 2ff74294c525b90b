package ru.uzel.security.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ru.uzel.model.failure.RejectedFailure;

/** Files made to keep a verifier busy, and files with a bit gone. */
class HostileFilesTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  @Test
  void detectsABitThatFlippedWhereverASignatureReaches() {
    String data = Exchange.data("Решено");
    String signature = new HandSigned().overElement(data);
    byte[] file = SignedByHand.sender(data, signature).getBytes(StandardCharsets.UTF_8);
    int from = indexOf(file, "<t:SenderProvidedResponseData");
    int to = indexOf(file, "</t:SenderInformationSystemSignature");
    String meaning = TransformReference.ours(file);
    List<Integer> overlooked = new ArrayList<>();
    for (int position = from; position < to; position++) {
      for (int bit : new int[] {position % 8, (position + 3) % 8}) {
        byte[] flipped = file.clone();
        flipped[position] ^= (byte) (1 << bit);
        if (accepted(flipped) && !TransformReference.ours(flipped).equals(meaning)) {
          overlooked.add(position);
        }
      }
    }

    assertThat(overlooked).isEmpty();
  }

  /** Whether the signature holds and is its signer's; another certificate is trust's to refuse. */
  private static boolean accepted(byte[] file) {
    try {
      Examination examination = Examined.file(file);
      return examination.holds()
          && examination.signatures().get(0).findings().isEmpty()
          && Keys.GOST_256
              .key()
              .certificate()
              .equals(examination.signatures().get(0).certificate());
    } catch (RejectedFailure malformed) {
      return false;
    }
  }

  private static int indexOf(byte[] file, String text) {
    return new String(file, StandardCharsets.ISO_8859_1).indexOf(text);
  }

  @Test
  void readsFiftyMebibytesOfContent() {
    String data = Exchange.data("x".repeat(50 << 20));

    byte[] file =
        SignedByHand.sender(data, new HandSigned().over(new byte[0]))
            .getBytes(StandardCharsets.UTF_8);

    assertThat(soon(() -> Examined.codes(Examined.file(file).signatures().get(0))))
        .containsExactly("digest-mismatch");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
            + "<a>&b;</a>",
        "<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/a.dtd\"><a/>",
        "<a>&undeclared;</a>",
        "<?xml version=\"1.1\"?><a/>"
      })
  void refusesEntitiesAndDocumentTypes(String file) {
    assertThatThrownBy(() -> Examined.file(file))
        .isInstanceOf(RejectedFailure.class)
        .hasMessageContaining("XML refused at 1:");
  }

  @Test
  void refusesNestingAndNumbersBeyondAllMessages() {
    String deep = "<a>".repeat(100_000);
    String wide = "<a xmlns:b=\"c\">" + "<b/>".repeat(1_100_000) + "</a>";
    String attributes =
        "<a "
            + "x".repeat(10)
            + IntStream.range(0, 1000).mapToObj(i -> "=\"\" a" + i).collect(Collectors.joining())
            + "=\"\"/>";
    String signatures =
        "<a xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">"
            + "<ds:Signature/>".repeat(5000)
            + "</a>";

    for (String file : List.of(deep, wide, attributes, signatures)) {
      assertThatThrownBy(() -> soon(() -> Examined.file(file)))
          .isInstanceOfSatisfying(
              RejectedFailure.class,
              refused -> assertThat(refused.code().wireName()).isEqualTo("too-large"));
    }
  }

  @Test
  void digestsNoMoreThanAnHonestFileNeeds() {
    String data = Exchange.data("x".repeat(1 << 20));
    String signature = new HandSigned().over(new byte[0]);
    String reference =
        signature.substring(
            signature.indexOf("<ds:Reference "), signature.indexOf("</ds:SignedInfo>"));
    String greedy = signature.replace(reference, reference.repeat(60)).repeat(4);

    String file = "<x xmlns=\"urn:x\">" + data + greedy + "</x>";

    Examination examination = soon(() -> Examined.file(file));
    assertThat(examination.holds()).isFalse();
    assertThat(Examined.codes(examination.signatures().get(3))).contains("too-much");
  }

  @Test
  void looksAtSoManyReferencesTransformsAndIncludesOnly() {
    String data = Exchange.data("x");
    String signature = new HandSigned().overElement(data);
    String reference =
        signature.substring(
            signature.indexOf("<ds:Reference "), signature.indexOf("</ds:SignedInfo>"));
    String transform = "<ds:Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"/>";

    assertThat(
            Examined.codes(
                SignedByHand.sender(data, signature.replace(reference, reference.repeat(65)))))
        .contains("too-much");
    assertThat(
            Examined.codes(
                SignedByHand.sender(
                    data,
                    signature.replace("<ds:Transforms>", "<ds:Transforms>" + transform.repeat(9)))))
        .contains("too-much");
    assertThat(
            Examined.codes(
                SignedByHand.sender(
                    Exchange.data(
                        "<xop:Include xmlns:xop=\"http://www.w3.org/2004/08/xop/include\"/>"
                            .repeat(1001)),
                    signature)))
        .contains("too-much");
  }

  @Test
  void survivesNoiseOfEveryKind() {
    byte[] bytes = new byte[1 << 16];
    new Random(7).nextBytes(bytes);
    for (byte first : new byte[] {'<', '-', 'M', 0x30, (byte) 0xFE, (byte) 0xEF, 0}) {
      bytes[0] = first;
      assertThatThrownBy(() -> Examined.file(bytes)).isInstanceOf(RejectedFailure.class);
      assertThatThrownBy(() -> Examined.file(Arrays.copyOf(bytes, 3)))
          .isInstanceOf(RejectedFailure.class);
    }
  }

  private static <T> T soon(Supplier<T> act) {
    long begun = System.nanoTime();
    T result = act.get();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);
    return result;
  }
}
