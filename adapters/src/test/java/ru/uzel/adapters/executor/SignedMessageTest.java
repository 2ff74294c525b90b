package ru.uzel.adapters.executor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ru.uzel.model.message.WireBytes;

final class SignedMessageTest {

  /** As curl writes -F 'file=@Ответ.pdf'. */
  @Test
  void readsFilesInTheirOrderWhateverTheyAreCalled() {
    String body =
        """
        --b
        Content-Disposition: form-data; name="message"

        {}
        --b
        Content-Disposition: form-data; name="file"; filename="Ответ.pdf"
        Content-Type: application/pdf

        первый
        --b
        Content-Disposition: form-data; name="file"; filename="message"

        второй
        --b--
        """;

    SignedMessage read =
        SignedMessage.read(
            WireBytes.of(
                "multipart/form-data; boundary=b", body.replace("\n", "\r\n").getBytes(UTF_8)));

    assertThat(read.files())
        .extracting(file -> new String(file, UTF_8))
        .containsExactly("первый", "второй");
    assertThat(read.message()).isEqualTo("{}".getBytes(UTF_8));
  }

  @Test
  void givesEveryByteBack() {
    byte[] all = new byte[70_000];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) (i * 31 + i / 256);
    }
    byte[] message = "{}\r\n--uzel-\r\n\r\n".getBytes(UTF_8);

    SignedMessage read = SignedMessage.read(new SignedMessage(message, all).write());

    assertThat(read.message()).isEqualTo(message);
    assertThat(read.signature()).isEqualTo(all);
  }

  @Test
  void readsWhatCurlWrites() {
    String body =
        """
        --------------------------d74496d66958873e
        Content-Disposition: form-data; name="signature"; filename="update.p7s"
        Content-Type: application/pkcs7-signature

        0\u0082
        --------------------------d74496d66958873e
        Content-Disposition: form-data; name="message"; filename="update.json"
        Content-Type: application/json

        {"a":1}
        --------------------------d74496d66958873e--
        """;

    SignedMessage read = read("------------------------d74496d66958873e", body);

    assertThat(read.message()).asString(UTF_8).isEqualTo("{\"a\":1}");
    assertThat(read.signature()).isEqualTo(new byte[] {0x30, (byte) 0x82});
  }

  @Test
  void readsASignatureInBase64() {
    String body =
        """
        --b
        Content-Disposition: form-data; name=message

        {}
        --b
        Content-Disposition: form-data; name=signature
        Content-Transfer-Encoding: base64

        MII=
        --b--""";

    assertThat(read("b", body).signature()).isEqualTo(new byte[] {0x30, (byte) 0x82});
  }

  private static SignedMessage read(String boundary, String body) {
    return SignedMessage.read(
        WireBytes.of(
            "multipart/form-data; boundary=" + boundary,
            body.replace("\n", "\r\n").getBytes(ISO_8859_1)));
  }

  /** A letter or a page with its pictures, as a program that sends files may name their types. */
  @ParameterizedTest
  @CsvSource({
    "letter.eml, message/rfc822",
    "page.mht, multipart/related; boundary=inner",
    "all.eml, message/global"
  })
  void takesAFileThatIsItselfOfPartsAsItIs(String file, String type) {
    String letter =
        """
        Subject: Invented
        Content-Type: multipart/related; boundary=inner

        --inner
        Content-Disposition: form-data; name="message"

        of the letter
        --inner--
        """;
    String body =
        """
        --b
        Content-Disposition: form-data; name="message"

        {}
        --b
        Content-Disposition: form-data; name="file"; filename="%s"
        Content-Type: %s

        %s
        --b--
        """
            .formatted(file, type, letter);

    SignedMessage read = read("b", body);

    assertThat(read.message()).asString(UTF_8).isEqualTo("{}");
    assertThat(read.files())
        .singleElement()
        .satisfies(
            bytes -> assertThat(new String(bytes, UTF_8)).isEqualTo(letter.replace("\n", "\r\n")));
  }

  @Test
  void refusesTwoPartsOfOneName() {
    String part = "--b\r\nContent-Disposition: form-data; name=message\r\n\r\n{}\r\n";

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(
            () ->
                SignedMessage.read(
                    WireBytes.of(
                        "multipart/form-data; boundary=b",
                        (part + part + "--b--").getBytes(UTF_8))))
        .withMessageContaining("two of one name");
  }
}
