package ru.uzel.hub.command.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Random;
import java.util.ResourceBundle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ru.uzel.security.ChosenProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VerifyCommandTest {

  @TempDir Path folder;
  private SignedFiles files;
  private Path good;
  private Path changed;

  @BeforeEach
  void signsAFile() {
    files = new SignedFiles(folder);
    String message = files.message("11111111");
    good = files.file("good.xml", message);
    changed = files.file("changed.xml", message.replace("11111111", "11111112"));
  }

  @Test
  void tellsValidFromInvalidFromUnreadable() {
    assertThat(files.run("verify", good)).isZero();
    assertThat(files.run("verify", changed)).isEqualTo(1);
    assertThat(files.run("verify", files.file("none.xml", "<x/>"))).isEqualTo(2);
    assertThat(files.run("verify", folder.resolve("absent"))).isEqualTo(2);
  }

  @Test
  void reportsInTheShapeThatIsPromised() {
    files.run("verify", changed, "--json");
    JsonNode report = JsonMapper.shared().readTree(files.output());
    JsonNode signature = report.get("signatures").get(0);

    assertThat(signature.propertyNames())
        .containsExactly(
            "valueValid",
            "digestValid",
            "algorithm",
            "signedElement",
            "certificate",
            "trusted",
            "findings");
    assertThat(signature.get("valueValid").booleanValue()).isTrue();
    assertThat(signature.get("digestValid").booleanValue()).isFalse();
    assertThat(signature.get("signedElement").stringValue()).isEqualTo("SenderProvidedRequestData");
    assertThat(signature.get("certificate").propertyNames())
        .containsExactly("subject", "notBefore", "notAfter");
    assertThat(signature.get("trusted").isNull()).isTrue();
    assertThat(signature.get("findings").get(0).get("code").stringValue())
        .isEqualTo("digest-mismatch");
  }

  @Test
  void askedForTrustItWantsAVouchedSigner() throws IOException {
    Path nobody = Files.createDirectory(folder.resolve("nobody"));

    assertThat(files.run("verify", good, "--json", "--trust", files.trust())).isZero();
    assertThat(files.output()).contains("\"trusted\":true");
    assertThat(files.run("verify", good, "--json", "--trust", nobody)).isEqualTo(1);
    assertThat(files.output()).contains("\"trusted\":false", "untrusted-certificate");
    assertThat(files.run("verify", good, "--trust", folder.resolve("absent"))).isEqualTo(2);
  }

  @Test
  void looksUpACertificateThatIsOnlyNamed() throws Exception {
    X509Certificate own;
    try (InputStream pem = Files.newInputStream(files.trust().resolve("hub.crt.pem"))) {
      own =
          (X509Certificate)
              CertificateFactory.getInstance("X.509", ChosenProvider.of("", ""))
                  .generateCertificate(pem);
    }
    Path named =
        files.file(
            "named.xml",
            files
                .message("11111111")
                .replaceFirst(
                    "<ds:X509Certificate>[^<]*</ds:X509Certificate>",
                    "<ds:X509IssuerSerial><ds:X509IssuerName>"
                        + own.getIssuerX500Principal().getName()
                        + "</ds:X509IssuerName><ds:X509SerialNumber>"
                        + own.getSerialNumber()
                        + "</ds:X509SerialNumber></ds:X509IssuerSerial>"));

    assertThat(files.run("verify", named)).isEqualTo(1);
    assertThat(files.output()).contains("certificate-missing", "KeyInfo только называет");
    assertThat(files.run("verify", named, "--json", "--trust", files.trust())).isZero();
    assertThat(files.output()).contains("\"trusted\":true", "\"valueValid\":true");
    assertThat(files.run("explain", named, "--trust", files.trust())).isZero();
  }

  @Test
  void askedForATimeItWantsACertificateThatWasValidThen() {
    assertThat(files.run("verify", good, "--at", "2001-01-01")).isEqualTo(1);
    assertThat(files.output()).contains("certificate-not-yet-valid");
    assertThat(files.run("verify", good, "--at", "2101-01-01T00:00:00+03:00")).isEqualTo(1);
    assertThat(files.output()).contains("certificate-expired");
    assertThat(files.run("verify", good, "--at", "yesterday")).isEqualTo(2);
    // The chain alone is another question than the time.
    assertThat(files.run("verify", good, "--trust", files.trust())).isZero();
    assertThat(files.run("verify", good, "--trust", files.trust(), "--at", "2001-01-01"))
        .isEqualTo(1);
  }

  @Test
  void speaksTwoLanguages() {
    files.run("verify", good);
    assertThat(files.output()).contains("действительно", "значение подписи: верно");

    files.run("verify", good, "--lang", "en");
    assertThat(files.output()).contains("valid", "value: holds");

    assertThat(files.run("verify", good, "--lang", "fr")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "%PDF-1.7",
        "{}",
        "--x\n",
        "Content-Type: multipart/related\n\n",
        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
        "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">",
        "<a xmlns:ds=\"x\" xmlns:ds=\"x\"/>"
      })
  void saysInALineWhyAFileCannotBeRead(String content) {
    assertThat(files.run("verify", files.file("bad", content), "--json")).isEqualTo(2);

    assertThat(files.output().lines()).hasSize(1);
    assertThat(files.output()).contains("\"signatures\":[]", "\"detail\":").doesNotContain("\tat ");
  }

  @Test
  void refusesAMessageInWhichAnotherElementCouldBeRead() {
    String evil =
        "<t:Foo><t:SenderProvidedRequestData><t:MessageID>9</t:MessageID>"
            + "</t:SenderProvidedRequestData></t:Foo>";
    Path wrapped =
        files.file(
            "wrapped.xml",
            files.message("11111111").replaceFirst("(<t:SendRequestRequest [^>]*>)", "$1" + evil));

    assertThat(files.run("verify", wrapped, "--json")).isEqualTo(1);
    assertThat(files.output())
        .contains(
            "\"valueValid\":true",
            "\"digestValid\":false",
            "\"code\":\"wrong-target\"",
            "besides the signed SenderProvidedRequestData the exchange has another of that name");
    assertThat(files.run("explain", wrapped)).isEqualTo(1);
    assertThat(files.output())
        .contains("кроме подписанного SenderProvidedRequestData", "Что делать (wrong-target)");
  }

  @Test
  void saysThatAMultipartMessageCannotBeTakenApart() {
    String parts = "\r\n\r\n--b\r\nContent-ID: <a>\r\n\r\n<a/>\r\n--b--\r\n";

    files.run("verify", files.file("whole", "Content-Type: multipart/related" + parts));
    assertThat(files.output()).contains("в Content-Type multipart нет boundary");
    files.run(
        "verify",
        files.file("absent", "Content-Type: multipart/related; boundary=b; start=z" + parts));
    assertThat(files.output()).contains("start составного сообщения называет часть, которой");
  }

  @Test
  void readsNeitherDirectoriesNorNoise() throws IOException {
    byte[] noise = new byte[1 << 16];
    new Random(1).nextBytes(noise);
    Path file = Files.write(folder.resolve("noise"), noise);

    assertThat(files.run("verify", folder)).isEqualTo(2);
    assertThat(files.run("verify", file)).isEqualTo(2);
    assertThat(files.output()).doesNotContain("Exception");
  }

  @Test
  void examinesAnEmptySignatureWithoutAnException() {
    String empty = "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"/>";

    assertThat(files.run("verify", files.file("empty.xml", empty), "--json")).isEqualTo(1);
    assertThat(files.output()).contains("malformed-signature", "certificate-missing");
  }

  @Test
  void showsNothingOfAFileThatATerminalWouldObey() {
    String message = files.message("1").replace("SenderProvidedRequestData", "Sender\u202Eatad");

    files.run("verify", files.file("bidi.xml", message));

    assertThat(files.output()).doesNotContain("\u202E");
  }

  @Test
  void everyFindingHasWordsAndACureInBothLanguages() throws IOException {
    for (Locale language : new Locale[] {Locale.ENGLISH, Locale.forLanguageTag("ru")}) {
      Wording words = Wording.of(language, Wording.class);
      for (String code : documented()) {
        assertThat(words.finding(code)).as(code + " " + language).isNotEqualTo(code);
        assertThat(words.cure(code)).as(code + " " + language).isNotEmpty();
      }
    }
  }

  @Test
  void everyFindingWithWordsIsDocumented() throws IOException {
    ResourceBundle texts = ResourceBundle.getBundle(Wording.class.getPackageName() + ".Texts");

    assertThat(documented())
        .containsAll(
            texts.keySet().stream()
                .filter(key -> key.startsWith("finding."))
                .map(key -> key.substring("finding.".length()))
                .toList());
  }

  /** The codes of docs/formats/signature-findings.md. */
  private static Iterable<String> documented() throws IOException {
    String text =
        Files.readString(Path.of("../docs/formats/signature-findings.md"), StandardCharsets.UTF_8);
    return text.substring(text.indexOf("## Codes"), text.indexOf("## Where"))
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.substring(3, line.indexOf('`', 3)))
        .toList();
  }
}
