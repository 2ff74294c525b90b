package ru.uzel.security.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ru.uzel.model.failure.RejectedFailure;

/** Files as senders, archives and editors leave them. */
class XmlExaminerTest {

  @TempDir Path lists;
  private Exchange exchange;
  private String message;

  @BeforeEach
  void makesAMessage() {
    exchange = Exchange.trusted(lists);
    message = exchange.message("Решено");
  }

  @Test
  void examinesEverySignatureWhereverItStands() {
    Examination examination = Examined.file(message);

    assertThat(examination.holds()).isTrue();
    assertThat(examination.findings()).isEmpty();
    assertThat(examination.signatures())
        .extracting(
            ExaminedSignature::where,
            ExaminedSignature::signedElement,
            ExaminedSignature::valueValid,
            ExaminedSignature::digestValid)
        .containsExactly(
            tuple(
                "/Envelope/Body/GetResponseResponse/ResponseMessage/Response"
                    + "/SenderInformationSystemSignature/Signature",
                "SenderProvidedResponseData",
                true,
                true),
            tuple(
                "/Envelope/Body/GetResponseResponse/ResponseMessage/SMEVSignature/Signature",
                "Response",
                true,
                true));
    assertThat(examination.signatures()).allMatch(one -> one.findings().isEmpty());
    assertThat(examination.signatures().get(1).algorithm())
        .isEqualTo("urn:ietf:params:xml:ns:cpxmlsec:algorithms:gostr34102012-gostr34112012-256");
    assertThat(examination.signatures().get(1).certificate())
        .isEqualTo(exchange.keys.get("smev").certificate());
  }

  @Test
  void examinesABareElement() {
    ExaminedSignature signature = Examined.only(exchange.response("Решено"));

    assertThat(signature.holds()).isTrue();
    assertThat(signature.findings()).isEmpty();
  }

  @Test
  void saysThatBase64WasCut() {
    String whole = exchange.response("Решено");
    int end = whole.indexOf("</ds:X509Certificate>");

    for (int missing : new int[] {5, 6, 7}) {
      String cut = whole.substring(0, end - missing) + whole.substring(end);
      assertThat(Examined.only(cut).findings())
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.code()).isEqualTo("certificate-unreadable");
                assertThat(finding.detail()).contains("X509Certificate is cut");
              });
    }
  }

  @Test
  void tellsAChangedContentFromAChangedSignature() {
    String content = exchange.response("Решено").replace("Решено", "Отказ");
    String value = exchange.response("Решено").replace("<ds:DigestValue>", "<ds:DigestValue> ");

    assertThat(Examined.only(content))
        .extracting(ExaminedSignature::valueValid, ExaminedSignature::digestValid)
        .containsExactly(true, false);
    assertThat(Examined.codes(content)).containsExactly("digest-mismatch");
    assertThat(Examined.only(value))
        .extracting(ExaminedSignature::valueValid, ExaminedSignature::digestValid)
        .containsExactly(false, true);
    assertThat(Examined.codes(value)).containsExactly("value-mismatch");
  }

  @Test
  void findsNoSignatureWhereThereIsNone() {
    Examination examination = Examined.file("<x xmlns=\"urn:x\"/>");

    assertThat(examination.signatures()).isEmpty();
    assertThat(examination.holds()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "windows-1251"})
  void readsEveryEncodingThatIsDeclared(String encoding) {
    String declared =
        message.replace(
            "encoding=\"UTF-8\"",
            "encoding=\"" + (encoding.startsWith("UTF") ? "UTF-16" : encoding) + "\"");

    assertThat(Examined.file(declared.getBytes(Charset.forName(encoding))).holds()).isTrue();
  }

  @Test
  void readsWhatAnEditorOrAStringLeftBefore() {
    assertThat(Examined.file('\uFEFF' + message).holds()).isTrue();
    assertThat(Examined.file(message.replace("\n", "\r\n")).holds()).isTrue();
    assertThat(Examined.file("\r\n  " + message).holds()).isTrue();
    assertThat(Examined.file("\r\n  " + message).findings()).isNotEmpty();
    assertThat(Examined.file(message.replace("encoding=\"UTF-8\"", "encoding=\"utf-16\"")).holds())
        .isTrue();
  }

  @Test
  void findsAnElementByAnIdInAnotherNamespace() {
    String data =
        Exchange.data("x")
            .replace(" Id=", " xmlns:wss=\"http://docs.oasis-open.org/wss/x\" wss:Id=");
    String signature = new HandSigned().overElement(data);

    assertThat(Examined.only(SignedByHand.sender(data, signature)).holds()).isTrue();
  }

  @Test
  void readsAnMtomMessageAndPutsAttachmentsBackBeforeItDigests() {
    String data = Exchange.data("<c:File>SGVsbG8=</c:File>");
    String message = SignedByHand.sender(data, new HandSigned().overElement(data));
    String include =
        "<xop:Include xmlns:xop=\"http://www.w3.org/2004/08/xop/include\""
            + " href=\"cid:file%40here\"/>";
    String taken = message.replace("SGVsbG8=", include);

    assertThat(Examined.file(Mtom.multipart(taken, "file@here", "Hello", "\r\n")).holds()).isTrue();
    assertThat(Examined.file(Mtom.multipart(taken, "file@here", "Hello", "\n")).holds()).isTrue();
    assertThat(Examined.file(Mtom.http(taken, "file@here", "Hello")).holds()).isTrue();
    assertThat(Examined.file(Mtom.multipart(taken, "file@here", "Hellx", "\r\n")).holds())
        .isFalse();
    assertThat(
            Examined.codes(
                Examined.file(Mtom.multipart(taken, "else", "Hello", "\r\n")).signatures().get(0)))
        .contains("attachment-missing");
    assertThat(Examined.codes(taken)).contains("attachment-missing", "digest-mismatch");
  }

  @Test
  void takesThePartThatStartNamesForTheMessage() {
    String recorded =
        "Content-Type: multipart/related; start-info=\"start=<other@x>\"; boundary=b;"
            + " start=\"<root@x>\"\r\n\r\n--b\r\nContent-ID: <other@x>\r\n\r\n<other/>"
            + "\r\n--b\r\nContent-ID: <root@x>\r\n\r\n"
            + message
            + "\r\n--b--\r\n";

    assertThat(Examined.file(recorded).holds()).isTrue();
    // RFC 2387 §3.2: where nothing is said the first is it.
    assertThat(Examined.file(recorded.replace("; start=\"<root@x>\"", "")).signatures()).isEmpty();
  }

  @Test
  void readsAnHttpMessageThatWasRecordedWhole() {
    String recorded =
        "POST /smev/v1.2/ws HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml;charset=UTF-8\r\n\r\n";

    assertThat(Examined.file(recorded + message).holds()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'',malformed,empty",
    "'   ',malformed,XML refused",
    "'text',malformed,XML refused",
    "'<a><b></a>',malformed,XML refused at 1:",
    "'<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>',malformed,DOCTYPE",
    "'--x\r\nContent-Type: text/xml\r\n',malformed,",
    "'Content-Type: multipart/related\r\n\r\nx',malformed,boundary",
    "'Content-Type: multipart/related; type=\"a; boundary=b\"\r\n\r\n--b\r\n\r\n<a/>',malformed,no boundary",
    "'Content-Type: multipart/related; boundary=b; start=\"<x>\"\r\n\r\n--b\r\nContent-ID: <y>\r\n\r\n<a/>',malformed,start of the multipart message names a part",
    "'Content-Type: text/xml\r\nContent-Transfer-Encoding: base64\r\n\r\n<a/>',malformed,",
    "'Content-Type: text/xml\r\nContent-Transfer-Encoding: x\r\n\r\n<a/>',malformed,Encoding"
  })
  void saysWhyAFileCannotBeRead(String file, String code, String reason) {
    assertThatThrownBy(() -> Examined.file(file))
        .isInstanceOfSatisfying(
            RejectedFailure.class, refused -> assertThat(refused.code().wireName()).isEqualTo(code))
        .hasMessageContaining(reason == null ? "" : reason);
  }

  @Test
  void readsASignatureWithManyReferencesAndCertificates() {
    String data = Exchange.data("x");
    String signature = new HandSigned().overElement(data);
    String certificate =
        signature.substring(
            signature.indexOf("<ds:X509Certificate>"), signature.indexOf("</ds:X509Data>"));
    String other =
        certificate.replaceAll(
            ">[^<]+<", ">" + Mtom.base64(Keys.RSA_2048.key().certificate()) + "<");

    String twoCertificates =
        signature.replace("<ds:X509Data>", "<ds:X509Data>" + other.replace("$", ""));

    ExaminedSignature examined = Examined.only(SignedByHand.sender(data, twoCertificates));

    assertThat(examined.holds()).isTrue();
    assertThat(examined.certificates()).hasSize(2);
    assertThat(examined.certificate()).isEqualTo(Keys.GOST_256.key().certificate());
  }

  @Test
  void leavesNoControlCharactersOfTheFileInItsFindings() {
    String strange =
        exchange
            .response("x")
            .replaceFirst("gostr34102012-gostr34112012-256", "\u202E&#10;&#9;DROP");

    assertThat(Examined.only(strange).algorithm()).doesNotContainPattern("[\\p{Cntrl}\u202E]");
  }

  @Test
  void readsBytesInAnyOrderWithoutAnUncheckedException() {
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    int readable = 0;
    for (int length = 0; length < bytes.length; length += 97) {
      try {
        Examined.file(java.util.Arrays.copyOf(bytes, length));
        readable++;
      } catch (RejectedFailure refused) {
        assertThat(refused.reason()).isNotBlank();
      }
    }
    assertThat(readable).isZero();
  }
}
